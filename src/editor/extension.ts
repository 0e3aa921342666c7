import * as vscode from 'vscode';
import { isWorkspaceFile } from '../configs/workspaceFile/findWorkspaceFile';
import { type Assumptions } from '../engine/assumptions';
import { ActiveConfig } from './activeConfig';
import { ChartSubject } from './chartSubject';
import { mightBeConfig } from './configLanguage';
import { Diagnostics } from './diagnostics';
import { EstimateService } from './estimateService';
import { COMMANDS, LANGUAGES, REPORT_SCHEME, SECTION, VIEWS } from './ids';
import { LensProvider } from './lensProvider';
import {
  loadAnalysis,
  loadCases,
  loadChartSeries,
  loadHovering,
  loadHyperparameterHints,
  loadInsights,
  loadLawHints,
  loadLayoutSearch,
  loadEnergyHints,
  loadLifetime,
  loadMemoryHints,
  loadNoticeSentences,
  loadPlanning,
  loadServing,
} from './loadAnalysis';
import { planAssumptions } from './planAssumptions';
import { ReportDocuments } from './reportDocuments';
import { isAbout } from './reportRequest';
import { readSettings, type Settings } from './settings';
import { type ComplainOfSetting, settingAssumptions } from './settingAssumptions';
import { settingComplaints } from './settingComplaints';
import { teamAssumptions } from './teamAssumptions';
import { FileWatcher, workspaceFiles } from './workspaceFiles';
import { WorkspaceFileMarks } from './workspaceFileMarks';

/**
 * Registers everything and returns; nothing is parsed and no engine loaded here. The open documents are looked at
 * when VS Code has finished starting us.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Scaling Lens', { log: true });
  const reportDefect = (error: unknown): void => {
    log.error(error instanceof Error ? error : String(error));
  };
  const complain = settingComplaints(log, reportDefect);
  const watcher = new FileWatcher((address) => {
    service.fileChanged(address);
    refreshPlans(address);
  });
  /** Plans rest on a file of assumptions without any config that could tell of its changes. */
  const refreshPlans = (address: string): void => {
    if (isWorkspaceFile(address)) reports.refresh(({ kind }) => kind === 'plan');
  };
  const assumptionsOf = (uri: vscode.Uri | undefined): Promise<Assumptions> =>
    planAssumptions(uri, settingsOf(uri), complain, () => watcher.start());
  const service = newService(watcher, complain, reportDefect);
  const active = new ActiveConfig(service, reportDefect);
  const subject = new ChartSubject(active, loadChartSeries);
  const reports = new ReportDocuments(async (request) => {
    const { writeReport } = await import('./writeReport');
    return writeReport(request, {
      service,
      loadPlanning,
      loadCases,
      loadInsights,
      loadLayoutSearch,
      loadServing,
      loadLifetime,
      assumptionsOf,
    });
  });

  context.subscriptions.push(
    log,
    service,
    watcher,
    active,
    subject,
    reports,
    new WorkspaceFileMarks(reportDefect),
    new Diagnostics(service, loadNoticeSentences, reportDefect),
    vscode.workspace.registerTextDocumentContentProvider(REPORT_SCHEME, reports),
    service.onDidChange(({ uri }) => {
      reports.refresh((request) => isAbout(request, uri.toString()));
    }),
    ...followDocuments(service),
    vscode.workspace.onDidChangeTextDocument(({ document }) => refreshPlans(document.uri.path)),
    ...registerLanguageFeatures(service, reportDefect),
    ...registerCommands(service, subject, assumptionsOf),
    registerChart(context.extensionUri, subject, log, reportDefect),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (!change.affectsConfiguration(SECTION)) return;
      service.settingsChanged();
      reports.refresh();
    }),
  );
  const start = setTimeout(() => {
    for (const document of vscode.workspace.textDocuments) service.opened(document);
    active.follow();
  }, 0);
  context.subscriptions.push({
    dispose: () => {
      clearTimeout(start);
    },
  });
}

/** The settings that hold for a file, or for none in particular. */
function settingsOf(uri: vscode.Uri | undefined): Settings {
  return readSettings(vscode.workspace.getConfiguration(SECTION, uri ?? null));
}

function newService(
  watcher: FileWatcher,
  complain: ComplainOfSetting,
  reportDefect: (error: unknown) => void,
): EstimateService {
  return new EstimateService({
    loadAnalyser: loadAnalysis,
    mightBeConfig,
    settingsOf: ({ uri }) => settingsOf(vscode.Uri.parse(uri.toString(), true)),
    openDocuments: () => vscode.workspace.textDocuments,
    filesOf: ({ uri }, onLookup) =>
      workspaceFiles(vscode.Uri.parse(uri.toString(), true), (address) => {
        watcher.start();
        onLookup(address);
      }),
    settingAssumptions: (settings) => settingAssumptions(settings, complain),
    teamAssumptions,
    schedule: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    reportDefect,
  });
}

function followDocuments(service: EstimateService): readonly vscode.Disposable[] {
  return [
    vscode.workspace.onDidOpenTextDocument((document) => {
      service.opened(document);
    }),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) service.edited(document, contentChanges);
    }),
    vscode.workspace.onDidCloseTextDocument((document) => {
      service.closed(document);
    }),
  ];
}

function registerLanguageFeatures(
  service: EstimateService,
  reportDefect: (error: unknown) => void,
): readonly vscode.Disposable[] {
  const selector = LANGUAGES.map((language) => ({ language }));
  const lenses = new LensProvider({
    service,
    isEnabled: ({ uri }) => settingsOf(uri).codeLensEnabled,
    loadAnalysis,
    loadEnergyHints,
    loadLawHints,
    loadMemoryHints,
  });
  return [
    lenses,
    service.onDidChange((document) => {
      lenses.refreshAfter(document).catch(reportDefect);
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(SECTION)) lenses.refresh();
    }),
    vscode.languages.registerCodeLensProvider(selector, lenses),
    vscode.languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: async (document, range, context, token) => {
          const { SmallestChangeActions } = await import('./smallestChangeActions');
          const actions = new SmallestChangeActions(service, loadMemoryHints);
          return actions.provideCodeActions(document, range, context, token);
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.languages.registerHoverProvider(selector, {
      provideHover: async (document, position, token) => {
        const { HoverProvider } = await import('./hoverProvider');
        const hovers = new HoverProvider(service, {
          loadHovering,
          loadHyperparameterHints,
          loadLawHints,
          loadMemoryHints,
        });
        return hovers.provideHover(document, position, token);
      },
    }),
  ];
}

function registerCommands(
  service: EstimateService,
  subject: ChartSubject,
  assumptionsOf: (uri: vscode.Uri | undefined) => Promise<Assumptions>,
): readonly vscode.Disposable[] {
  const { registerCommand, executeCommand } = vscode.commands;
  return [
    registerCommand(COMMANDS.planRun, async () => {
      const { planRun } = await import('./commands/planRun');
      return planRun({ loadPlanning, assumptionsOf });
    }),
    registerCommand(COMMANDS.showChart, () => executeCommand(`${VIEWS.chart}.focus`)),
    registerCommand(COMMANDS.estimateConfig, async (address: unknown) => {
      const { estimateConfig } = await import('./commands/estimateConfig');
      return estimateConfig(service, address);
    }),
    registerCommand(COMMANDS.findLayout, async () => {
      const { findLayout } = await import('./commands/findLayout');
      return findLayout({ service, loadLayoutSearch });
    }),
    registerCommand(COMMANDS.estimateServing, async () => {
      const { estimateServing } = await import('./commands/estimateServing');
      return estimateServing({ service, loadServing });
    }),
    registerCommand(COMMANDS.compareLifetime, async () => {
      const { compareLifetime } = await import('./commands/compareLifetime');
      return compareLifetime({ service, loadLifetime });
    }),
    registerCommand(COMMANDS.showCases, async (id: unknown) => {
      const { showCases } = await import('./commands/showCases');
      return showCases({ loadCases, settingsOf, showInChart: (model) => subject.showCase(model) }, id);
    }),
  ];
}

function registerChart(
  extensionUri: vscode.Uri,
  subject: ChartSubject,
  log: vscode.LogOutputChannel,
  reportDefect: (error: unknown) => void,
): vscode.Disposable {
  return vscode.window.registerWebviewViewProvider(VIEWS.chart, {
    resolveWebviewView: async (view) => {
      const { ChartViewProvider } = await import('./chartView');
      const provider = new ChartViewProvider({
        extensionUri,
        onDidChange: subject.onDidChange,
        currentModel: () => subject.current(),
        reportDefect,
        log,
      });
      provider.resolveWebviewView(view);
    },
  });
}
