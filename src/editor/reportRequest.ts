import { type PlanExtras, readPlanExtras } from './commands/planExtraNames';
import { type LayoutQuestion } from './layoutQuestion';
import { type LifetimeQuestion } from './lifetimeQuestion';
import { type ServingQuestion } from './servingQuestion';

/** What a report is about; stands as JSON in the query of its URI, so that a reloaded window can write it again. */
export type ReportRequest =
  | { readonly kind: 'estimate'; readonly source: string }
  | {
      readonly kind: 'plan';
      readonly goalKind: string;
      readonly amount: string;
      readonly law: string;
      /** What else the plan reckons with, as typed. */
      readonly extras?: PlanExtras;
      /** The document whose settings apply. */
      readonly source?: string;
    }
  | { readonly kind: 'case'; readonly id: string; readonly source?: undefined }
  | ({ readonly kind: 'layouts'; readonly source: string } & LayoutQuestion)
  | ({ readonly kind: 'serving'; readonly source: string } & ServingQuestion)
  | ({
      readonly kind: 'lifetime';
      readonly source: string;
      /** Address of the config to compare with. */
      readonly other?: string;
    } & LifetimeQuestion);

/** Whether a report is about a document, alone or beside another. */
export function isAbout(request: ReportRequest, address: string): boolean {
  return request.source === address || (request.kind === 'lifetime' && request.other === address);
}

/** What the query of a report's address asks for; undefined if it is not one of ours. */
export function readReportRequest(query: string): ReportRequest | undefined {
  try {
    const value = JSON.parse(query) as Readonly<Record<string, unknown>> | undefined;
    const text = (key: string): string | undefined => {
      const found = value?.[key];
      return typeof found === 'string' ? found : undefined;
    };
    const source = text('source');
    if (value?.kind === 'estimate' && source !== undefined) return { kind: 'estimate', source };
    if (value?.kind === 'layouts' && source !== undefined) return layoutRequest(value, source);
    if (value?.kind === 'serving' && source !== undefined) return servingRequest(value, source);
    if (value?.kind === 'lifetime' && source !== undefined) return lifetimeRequest(value, source);
    const id = text('id');
    if (value?.kind === 'case' && id !== undefined) return { kind: 'case', id };
    const [goalKind, amount, law] = [text('goalKind'), text('amount'), text('law')];
    if (value?.kind !== 'plan' || goalKind === undefined || amount === undefined || law === undefined) return;
    const extras = value?.extras === undefined ? {} : { extras: readPlanExtras(value.extras) };
    return { kind: 'plan', goalKind, amount, law, ...extras, source };
  } catch {
    return undefined;
  }
}

function layoutRequest(
  { accelerator, accelerators, globalBatchSequences, sequenceLength }: Readonly<Record<string, unknown>>,
  source: string,
): ReportRequest | undefined {
  if (
    typeof accelerator !== 'string' ||
    typeof accelerators !== 'number' ||
    typeof globalBatchSequences !== 'number' ||
    typeof sequenceLength !== 'number'
  )
    return undefined;
  return { kind: 'layouts', source, accelerator, accelerators, globalBatchSequences, sequenceLength };
}

function servingRequest(value: Readonly<Record<string, unknown>>, source: string): ReportRequest | undefined {
  const { accelerator, weightPrecision, promptTokens, outputTokens } = value;
  if (
    typeof accelerator !== 'string' ||
    typeof weightPrecision !== 'string' ||
    typeof promptTokens !== 'number' ||
    typeof outputTokens !== 'number'
  )
    return undefined;
  const request = {
    kind: 'serving',
    source,
    accelerator,
    weightPrecision,
    promptTokens,
    outputTokens,
  } as const;
  const { accelerators, concurrency, queriesPerSecond } = value;
  return {
    ...request,
    ...(typeof accelerators === 'number' ? { accelerators } : {}),
    ...(typeof concurrency === 'number' ? { concurrency } : {}),
    ...(typeof queriesPerSecond === 'number' ? { queriesPerSecond } : {}),
  };
}

function lifetimeRequest(value: Readonly<Record<string, unknown>>, source: string): ReportRequest {
  const { other, demand, accelerator, priceUsdPerHour, weightPrecision } = value;
  return {
    kind: 'lifetime',
    source,
    ...(typeof other === 'string' ? { other } : {}),
    ...(typeof demand === 'string' ? { demand } : {}),
    ...(typeof accelerator === 'string' ? { accelerator } : {}),
    ...(typeof priceUsdPerHour === 'number' ? { priceUsdPerHour } : {}),
    ...(typeof weightPrecision === 'string' ? { weightPrecision } : {}),
  };
}
