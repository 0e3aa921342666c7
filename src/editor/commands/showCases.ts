import * as vscode from 'vscode';
import { type ChartModel } from '../../protocol/messages';
import { VIEWS } from '../ids';
import { type Cases } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { type Settings } from '../settings';
import { t } from '../translate';

/** What showing a case needs from the rest of the extension. */
export interface ShowCasesContext {
  loadCases(): Promise<Cases>;
  settingsOf(uri: vscode.Uri | undefined): Settings;
  /** Puts the case into the chart. */
  showInChart(model: ChartModel): void;
}

/**
 * Asks for a published run, or takes the one of that id, and opens the report on it beside the editor and in the chart.
 */
export async function showCases(context: ShowCasesContext, asked: unknown): Promise<void> {
  const { publishedRuns, caseChoices, caseChartModel, assumptionsFromSettings } = await context.loadCases();
  const id =
    typeof asked === 'string'
      ? asked
      : (
          await vscode.window.showQuickPick([...caseChoices(publishedRuns, t)], {
            title: t('Published cases'),
            placeHolder: t('Model, maker, size or tokens'),
            matchOnDescription: true,
          })
        )?.value;
  const run = publishedRuns.find((each) => each.id === id);
  if (run === undefined) return;
  const { law } = assumptionsFromSettings(context.settingsOf(undefined));
  const model = caseChartModel(run.id, law.value);
  if (model !== undefined) context.showInChart(model);
  await vscode.commands.executeCommand(`${VIEWS.chart}.focus`, { preserveFocus: true });
  await showReport(reportUri(run.name, { kind: 'case', id: run.id }));
}
