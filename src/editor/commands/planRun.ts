import * as vscode from 'vscode';
import { type Assumptions } from '../../engine/assumptions';
import { type Plan } from '../../engine/plan/planResult';
import { type Planning } from '../loadAnalysis';
import { reportUri, showReport } from '../reportDocuments';
import { t } from '../translate';
import { type ConfigSyntax, insertText, openText } from './insertText';
import { GOAL_KINDS, type GoalKind } from './goalKinds';
import { PLAN_EXTRAS, type PlanExtra, type PlanExtras } from './planExtraNames';
import { type PlanRequest } from './planResult';
import { type Answer, askChoice, askText, type Choice } from './steps';

/** What the command needs of the rest of the extension. */
export interface PlanContext {
  loadPlanning(): Promise<Planning>;
  /** What settings and the nearest file of assumptions say for a document. */
  assumptionsOf(uri: vscode.Uri | undefined): Promise<Assumptions>;
}

/** What can be done with a plan. */
type Action = 'report' | `${'insert' | 'open'}-${ConfigSyntax}`;

/** What can be chosen at the plan: to do something with it, or to have it reckon with more. */
type PlanStep = { readonly act: Action } | { readonly change: PlanExtra };

const TOTAL_STEPS = 4;

/** Asks for the goal and the law, shows the plan, and puts it where the person wants it. Nothing is written unasked. */
export async function planRun(context: PlanContext): Promise<void> {
  const planning = await context.loadPlanning();
  const editor = vscode.window.activeTextEditor;
  const assumptions = await context.assumptionsOf(editor?.document.uri);
  let kind: GoalKind = 'compute';
  let amount = '';
  let law = assumptions.law.value;
  let extras: PlanExtras = {};
  let step = 1;
  while (step <= TOTAL_STEPS) {
    const request: PlanRequest = { goalKind: kind, amount, law, extras };
    let answer: Answer<unknown>;
    switch (step) {
      case 1: {
        const chosen = await askKind(kind);
        if (typeof chosen === 'object') {
          if (chosen.value !== kind) amount = '';
          kind = chosen.value;
        }
        answer = chosen;
        break;
      }
      case 2: {
        const typed = await askAmount(kind, amount, planning);
        if (typeof typed === 'object') amount = typed.value;
        answer = typed;
        break;
      }
      case 3: {
        const chosen = await askLaw(law, planning);
        if (typeof chosen === 'object') law = chosen.value;
        answer = chosen;
        break;
      }
      default: {
        const plan = planning.planFor(request, assumptions, t);
        if (plan === undefined) return;
        const chosen = await askStep(plan, { extras, assumptions }, editor, planning);
        const picked = typeof chosen === 'object' ? chosen.value : undefined;
        if (picked !== undefined && 'change' in picked) {
          const { change } = picked;
          const typed = await askExtra(change, extras[change] ?? '', assumptions, planning);
          if (typed === undefined) return;
          if (typed !== 'back') extras = { ...extras, [change]: typed.value };
          continue;
        }
        if (picked !== undefined) await act(picked.act, plan, request, editor, planning);
        answer = chosen;
      }
    }
    if (answer === undefined) return;
    step += answer === 'back' ? -1 : 1;
  }
}

function place(step: number, placeholder: string) {
  return { title: t('Plan a Compute-Optimal Run'), step, totalSteps: TOTAL_STEPS, placeholder };
}

function askKind(kind: GoalKind): Promise<Answer<GoalKind>> {
  const labels: Readonly<Record<GoalKind, readonly [string, string]>> = {
    compute: [t('Compute'), t('a budget in FLOP, such as 1e22')],
    'accelerator-hours': [t('GPU-hours'), t('a budget of accelerator time, such as 5k GPU-hours')],
    cost: [t('Dollars'), t('a budget of money, such as $50k')],
    loss: [t('Target loss'), t('the least compute that reaches it, such as 2.1 nats per token')],
    parameters: [t('Parameters'), t('the tokens a model of this size deserves, such as 7B')],
    tokens: [t('Tokens'), t('the model this many tokens deserve, such as 1.4T')],
  };
  const choices = GOAL_KINDS.map((value): Choice<GoalKind> => {
    const [label, description] = labels[value];
    return { label, description, value };
  });
  return askChoice(place(1, t('What do you have?')), choices, kind);
}

function askAmount(kind: GoalKind, amount: string, planning: Planning): Promise<Answer<string>> {
  const [prompt, example]: readonly [string, string] = {
    compute: [t('Training compute in FLOP'), '1e22'],
    'accelerator-hours': [
      t('Accelerator-hours; another accelerator than the assumed one may be named'),
      '5k GPU-hours',
    ],
    cost: [t('US dollars for accelerator time'), '$50k'],
    loss: [t('Loss in nats per token, on the corpus of the law'), '2.1'],
    parameters: [t('Parameters of the model'), '7B'],
    tokens: [t('Training tokens'), '1.4T'],
  }[kind] as [string, string];
  return askText({ ...place(2, example), prompt }, amount, (text) => {
    const result = planning.goalFor(kind, text);
    return 'problem' in result ? planning.amountProblemSentence(result.problem, t) : undefined;
  });
}

function askLaw(law: string, planning: Planning): Promise<Answer<string>> {
  const choices = planning.laws.map(({ id, title, citation, formula }): Choice<string> => {
    return { label: title, description: formula, detail: citation, value: id };
  });
  return askChoice(place(3, t('Which scaling law shall decide?')), choices, law);
}

function askExtra(
  extra: PlanExtra,
  typed: string,
  assumptions: Assumptions,
  planning: Planning,
): Promise<Answer<string>> {
  const examples: Readonly<Record<PlanExtra, string>> = {
    uniqueTokens: '1T',
    inferenceTokens: '10T',
    dataQuality: '1.25',
    experts: '64',
    expertsPerToken: '8',
    precision: 'fp8',
  };
  const prompts: Readonly<Record<PlanExtra, string>> = {
    uniqueTokens: t('Distinct tokens that there are; beyond, they are seen again'),
    inferenceTokens: t('Tokens the model will process over its life'),
    dataQuality: t("Tokens of the law's corpus that one token of your data is worth"),
    experts: t('Routed experts of a block, for a mixture of experts'),
    expertsPerToken: t('Experts a token passes'),
    precision: t('Number format of training'),
  };
  const source = assumptions[extra]?.source;
  const prompt =
    source === undefined
      ? t('{0}; leave empty not to reckon with it', prompts[extra])
      : t('{0}; leave empty for what {1} says', prompts[extra], source);
  return askText({ ...place(TOTAL_STEPS, examples[extra]), prompt }, typed, (text) =>
    planning.extraProblem(extra, text, t),
  );
}

function askStep(
  plan: Plan,
  { extras, assumptions }: { readonly extras: PlanExtras; readonly assumptions: Assumptions },
  editor: vscode.TextEditor | undefined,
  { extraText, planRows, otherLawRows, nameLabel, settingRows }: Planning,
): Promise<Answer<PlanStep>> {
  const separator = (label: string): Choice<PlanStep> => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const todo = (action: Action): { readonly value: PlanStep } => ({ value: { act: action } });
  const [others, settings] = [otherLawRows(plan, t), settingRows(plan, t)];
  const name = editor && vscode.workspace.asRelativePath(editor.document.uri, false);
  const hasConfig = plan.recommended !== undefined && plan.design !== undefined;
  const choices: readonly Choice<PlanStep>[] = [
    separator(t('Plan')),
    ...planRows(plan, t).map((row): Choice<PlanStep> => ({ ...row, ...todo('report') })),
    separator(t('What next?')),
    { label: `$(book) ${t('Show report')}`, ...todo('report') },
    ...(hasConfig && name !== undefined
      ? [
          { label: `$(insert) ${t('Insert as YAML')}`, description: name, ...todo('insert-yaml') },
          { label: `$(insert) ${t('Insert as JSON')}`, description: name, ...todo('insert-json') },
        ]
      : []),
    ...(hasConfig
      ? [
          { label: `$(new-file) ${t('New YAML file')}`, ...todo('open-yaml') },
          { label: `$(new-file) ${t('New JSON file')}`, ...todo('open-json') },
        ]
      : []),
    separator(t('Reckon with more')),
    ...PLAN_EXTRAS.map((extra): Choice<PlanStep> => ({
      label: `$(edit) ${nameLabel(extra, t)}`,
      description: extraText(extra, extras[extra] ?? '', assumptions, t),
      value: { change: extra },
    })),
    ...(settings.length === 0 ? [] : [separator(t('From settings and files'))]),
    ...settings.map((row): Choice<PlanStep> => ({ ...row, ...todo('report') })),
    ...(others.length === 0 ? [] : [separator(t('Other laws'))]),
    ...others.map((row): Choice<PlanStep> => ({ ...row, ...todo('report') })),
  ];
  return askChoice(place(TOTAL_STEPS, t('The plan; choose what to do with it')), choices, undefined);
}

async function act(
  action: Action,
  plan: Plan,
  request: PlanRequest,
  editor: vscode.TextEditor | undefined,
  { planConfig }: Planning,
): Promise<void> {
  switch (action) {
    case 'report': {
      const source = editor?.document.uri.toString();
      return showReport(reportUri(t('Plan'), { kind: 'plan', ...request, source }));
    }
    case 'insert-yaml':
    case 'insert-json':
      if (editor !== undefined) await insertText(editor, planConfig(plan, syntaxOf(action)) ?? '');
      return;
    case 'open-yaml':
    case 'open-json':
      return openText(syntaxOf(action), planConfig(plan, syntaxOf(action)) ?? '');
  }
}

function syntaxOf(action: Exclude<Action, 'report'>): ConfigSyntax {
  return action.endsWith('json') ? 'json' : 'yaml';
}
