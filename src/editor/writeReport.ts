import * as vscode from 'vscode';
import { type Assumptions } from '../engine/assumptions';
import { firstCounted } from './documentEstimate';
import { type EstimateService } from './estimateService';
import { type CountedConfig } from './lifetimeQuestion';
import {
  type Cases,
  type Insights,
  type LayoutSearch,
  type LifetimeEstimates,
  type Planning,
  type ServingEstimates,
} from './loadAnalysis';
import { type ReportRequest } from './reportRequest';
import { t } from './translate';

/** What writing a report needs of the rest of the extension. */
export interface ReportContext {
  readonly service: EstimateService;
  loadPlanning(): Promise<Planning>;
  loadCases(): Promise<Cases>;
  loadInsights(): Promise<Insights>;
  loadLayoutSearch(): Promise<LayoutSearch>;
  loadServing(): Promise<ServingEstimates>;
  loadLifetime(): Promise<LifetimeEstimates>;
  /** What settings and the nearest file of assumptions say for a document. */
  assumptionsOf(uri: vscode.Uri | undefined): Promise<Assumptions>;
}

/** The Markdown of a report; a sentence where there is nothing to report. */
export async function writeReport(request: ReportRequest, context: ReportContext): Promise<string> {
  switch (request.kind) {
    case 'plan':
      return planReport(request, context);
    case 'case':
      return publishedCaseReport(request.id, context);
    case 'estimate':
      return estimateReport(request.source, context);
    case 'layouts':
      return layoutsReport(request, context);
    case 'serving':
      return servedReport(request, context);
    case 'lifetime':
      return lifetimesReport(request, context);
  }
}

/** Says in a document or message that a file is none of ours. */
export function notOurs(): string {
  return t('This file is not a model or training config that Scaling Lens reads.');
}

/** Says the same of a model that is not served token by token. */
export function withoutServing(): string {
  return t('The model is no decoder: serving is estimated for decoders alone.');
}

async function estimateReport(source: string, context: ReportContext): Promise<string> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(source, true));
  const found = await context.service.get(document);
  if (found === undefined) return notOurs();
  const { estimateDocument, insights, insightsDocument, laws, ...loaded } = await context.loadInsights();
  const { energyOfEstimate, energySection, memoryOfRun, noticeList, runMemorySection, ...more } = loaded;
  const { adapterRows, layoutTimeSection, sectionDocument, timeOfLayout, trainableParameters } = more;
  const { servingOf, servingSection, usesOfServing } = await context.loadServing();
  return estimateDocument(
    {
      name: vscode.workspace.asRelativePath(document.uri, false),
      text: document.getText(),
      parts: found.parts,
      notices: found.notices,
      trained: ({ part: { description }, estimate }) =>
        estimate.architecture === undefined
          ? []
          : adapterRows(trainableParameters(description, estimate.architecture), estimate, t),
      more: ({ part, estimate }) => {
        const memory = memoryOfRun(part.description, estimate, found.assumptions);
        const energy = energyOfEstimate(estimate, found.assumptions);
        const time = timeOfLayout(part.description, estimate, found.assumptions);
        const serving = servingOf(part.description, estimate, found.assumptions);
        const { acceleratorHours } = estimate.resources;
        return [
          ...(time === undefined ? [] : [sectionDocument(layoutTimeSection(time, acceleratorHours, t), t)]),
          ...(energy.energyKwh === undefined ? [] : [sectionDocument(energySection(energy, t), t)]),
          ...(energy.notices.length === 0 ? [] : [noticeList(energy.notices, '', t)]),
          ...(memory === undefined ? [] : [sectionDocument(runMemorySection(memory, t), t)]),
          ...(serving === undefined ? [] : [sectionDocument(servingSection(serving, t), t)]),
          ...(serving === undefined || serving.notices.length === 0
            ? []
            : [noticeList(serving.notices, '', t)]),
          insightsDocument(insights(part.description, estimate, found.assumptions, laws), t),
        ].join('\n\n');
      },
      moreAssumptions: ({ part, estimate }) => {
        const serving = servingOf(part.description, estimate, found.assumptions);
        return [
          ...energyOfEstimate(estimate, found.assumptions).assumptions,
          ...(serving === undefined ? [] : usesOfServing(serving, found.assumptions)),
        ];
      },
    },
    t,
  );
}

async function layoutsReport(
  request: Extract<ReportRequest, { kind: 'layouts' }>,
  context: ReportContext,
): Promise<string> {
  const config = await countedConfig(request.source, context);
  if (config === undefined) return notOurs();
  const { layoutDocument, layoutReport } = await context.loadLayoutSearch();
  const layouts = layoutReport(config.part.description, request, config.assumptions);
  return layoutDocument(config.name, layouts, t);
}

async function servedReport(
  request: Extract<ReportRequest, { kind: 'serving' }>,
  context: ReportContext,
): Promise<string> {
  const config = await countedConfig(request.source, context);
  if (config === undefined) return notOurs();
  const { servingDocument, servingReport } = await context.loadServing();
  const { name, part, estimate, assumptions } = config;
  const report = servingReport(part.description, estimate, request, assumptions, t);
  if (report !== undefined) return servingDocument(name, report, t);
  return estimate.architecture?.kind === undefined ? notOurs() : withoutServing();
}

async function lifetimesReport(
  request: Extract<ReportRequest, { kind: 'lifetime' }>,
  context: ReportContext,
): Promise<string> {
  const addresses = [request.source, ...(request.other === undefined ? [] : [request.other])];
  const configs = await Promise.all(addresses.map((each) => countedConfig(each, context)));
  const found = configs.filter((each) => each !== undefined);
  if (found.length < addresses.length) return notOurs();
  const { lifetimeDocument, lifetimeReport } = await context.loadLifetime();
  const { lives, pairs } = lifetimeReport(found, request, t);
  return lifetimeDocument(lives, pairs, t);
}

/** The first model of a config that can be counted, with the name of its file. */
async function countedConfig(
  address: string,
  { service }: ReportContext,
): Promise<CountedConfig | undefined> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
  const found = await service.get(document);
  const shown = found && firstCounted(found);
  const name = vscode.workspace.asRelativePath(document.uri, false);
  return found && shown && { name, ...shown, assumptions: found.assumptions, laws: found.laws };
}

async function planReport(
  request: Extract<ReportRequest, { kind: 'plan' }>,
  context: ReportContext,
): Promise<string> {
  const { planFor, planDocument } = await context.loadPlanning();
  const source = request.source === undefined ? undefined : vscode.Uri.parse(request.source, true);
  const plan = planFor(request, await context.assumptionsOf(source), t);
  return plan === undefined ? '' : planDocument(plan, t);
}

async function publishedCaseReport(id: string, context: ReportContext): Promise<string> {
  const { caseReport, caseDocument } = await context.loadCases();
  const report = caseReport(id);
  return report === undefined ? '' : caseDocument(report, t);
}
