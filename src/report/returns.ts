import {
  type DataStock,
  type LimitDemand,
  type LimitKind,
  type Lever,
  type LeverElasticity,
  type MarginalReturn,
  type Returns,
  type ScaleLimit,
  type StockDemand,
} from '../engine/returns';
import { type Row, type Section } from './estimateSections';
import { formatCount, formatLoss, formatPercent, formatPowerOfTen, formatTimes } from './format';
import { formatValue } from './formatQuantity';
import { type Json, warningsJson } from './quantityJson';
import { type Translate } from './translate';

/** What a lever is, in words. */
function leverLabel(lever: Lever, t: Translate): string {
  switch (lever) {
    case 'parameters':
      return t('Parameters');
    case 'tokens':
      return t('Training tokens');
    case 'compute':
      return t('Compute, tokens per parameter kept');
  }
}

function returnRow({ lever, factor, gain, lossBefore, lossAfter }: MarginalReturn, t: Translate): Row {
  const label = leverLabel(lever, t);
  return {
    label: factor === 2 ? t('Doubled: {0}', label) : t('Times {1}: {0}', label, factor),
    value: t('{0} nats per token', `−${formatLoss(gain, 4)}`),
    note: `${formatLoss(lossBefore, 4)} → ${formatLoss(lossAfter, 4)}`,
  };
}

function elasticityRow({ lever, ofLoss, ofReducible }: LeverElasticity, t: Translate): readonly Row[] {
  if (ofLoss === undefined) return [];
  const note =
    ofReducible === undefined
      ? ''
      : t('{0} of the part above the irreducible loss', formatCount(round(ofReducible)));
  return [{ label: leverLabel(lever, t), value: formatCount(round(ofLoss)), note }];
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

function stoppingRows({ stopping, leastGain }: Returns, t: Translate): readonly Row[] {
  if (stopping === undefined) return [];
  const { compute, loss, end, decadesOutside } = stopping;
  const flops = t('{0} FLOP', formatPowerOfTen(compute));
  const far =
    decadesOutside === undefined || decadesOutside === 0
      ? ''
      : t('an extrapolation by {0} powers of ten', Number(decadesOutside.toFixed(1)));
  return [
    {
      label: t('A doubled budget buys less than {0} beyond', leastGain),
      value: end === 'below' ? t('any budget') : end === 'above' ? t('more than {0}', flops) : flops,
      note: [t('loss {0} there', formatLoss(loss)), far].filter((part) => part !== '').join(' · '),
    },
  ];
}

function distanceRows({ distance }: Returns, t: Translate): readonly Row[] {
  if (distance === undefined) return [];
  const { reducible, irreducibleLoss, bySize, byData } = distance;
  const part = (label: string, value: number | undefined): readonly Row[] =>
    value === undefined ? [] : [{ label, value: formatLoss(value), note: '', isPart: true }];
  return [
    {
      label: t('Above the irreducible loss'),
      value: t('{0} nats per token', formatLoss(reducible)),
      note: t('irreducible: {0}', formatLoss(irreducibleLoss)),
    },
    ...part(t('removable by parameters alone'), bySize),
    ...part(t('removable by data alone'), byData),
  ];
}

function verdictLabel(verdict: StockDemand['verdict'], t: Translate): string {
  switch (verdict) {
    case 'enough':
      return t('enough');
    case 'repeating':
      return t('repeated to 4 epochs: nearly as good as fresh');
    case 'wearing':
      return t('repeated beyond 4 epochs: worth less and less');
    case 'beyond':
      return t('beyond: hardly anything left to gain');
  }
}

function stateLabel(stock: DataStock, t: Translate): string {
  switch (stock.state) {
    case 'estimate':
      return t('estimate');
    case 'raw':
      return t('before filtering');
    case 'filtered':
      return t('filtered');
  }
}

function stockRow({ stock, epochs, worth, verdict }: StockDemand, t: Translate): Row {
  const band = stock.low === undefined ? '' : ` (${formatCount(stock.low)}–${formatCount(stock.high)})`;
  const remarks = [
    verdictLabel(verdict, t),
    ...(worth < 0.9995 ? [t('keeps {0} of its worth', formatPercent(worth))] : []),
    stateLabel(stock, t),
    stock.confidence === 'recalled'
      ? `${stock.source}, ${t('recalled, not checked against a text')}`
      : stock.source,
  ];
  return {
    label: stock.title,
    value: `${formatTimes(epochs)} · ${formatCount(stock.tokens)}${band}`,
    note: remarks.join(' · '),
  };
}

function kindLabel(kind: LimitKind, t: Translate): string {
  switch (kind) {
    case 'compute':
      return t('Training FLOPs');
    case 'parameters':
      return t('Parameters');
    case 'tokens':
      return t('Training tokens');
    case 'accelerators':
      return t('Accelerators');
    case 'cost':
      return t('Cost');
    case 'power':
      return t('Power');
  }
}

function limitValue({ value, unit }: Pick<ScaleLimit, 'value' | 'unit'>, t: Translate): string {
  return unit === 'W' ? t('{0} MW', formatCount(round(value / 1e6))) : formatValue(value, unit, t);
}

function limitText(limit: ScaleLimit, t: Translate): string {
  const { low, high, unit } = limit;
  const value = limitValue(limit, t);
  if (low === undefined || high === undefined) return value;
  return `${value} (${limitValue({ value: low, unit }, t)}–${limitValue({ value: high, unit }, t)})`;
}

function limitRow({ limit, ratio }: LimitDemand, t: Translate): Row {
  const state = limit.state === 'projected' ? t('projected') : t('done');
  const sure = limit.confidence === 'verified' ? '' : t('not fully verified');
  return {
    label: `${kindLabel(limit.kind, t)}: ${limit.title}`,
    value: formatTimes(ratio),
    note: [t('of {0}', limitText(limit, t)), state, sure, limit.source]
      .filter((part) => part !== '')
      .join(' · '),
  };
}

/** Returns, their end, data and limits as rows for a table or a terminal; empty sections left out. */
export function returnsSections(returns: Returns, t: Translate): readonly Section[] {
  const { doublings, tenPercent, elasticities, dataWall, limits, computeAtDataWall } = returns;
  const wall: readonly Row[] =
    computeAtDataWall === undefined
      ? []
      : [
          {
            label: t('Optimum wants all public text at'),
            value: t('{0} FLOP', formatPowerOfTen(computeAtDataWall)),
            note: returns.law.title,
          },
        ];
  return [
    {
      title: t('What more buys, by {0}', returns.law.title),
      rows: [...doublings, ...(tenPercent === undefined ? [] : [tenPercent])].map((each) =>
        returnRow(each, t),
      ),
    },
    {
      title: t('Elasticity of the loss: per cent for one per cent more'),
      rows: elasticities.flatMap((each) => elasticityRow(each, t)),
    },
    { title: t('Where more stops paying'), rows: [...stoppingRows(returns, t), ...distanceRows(returns, t)] },
    {
      title: t('Unique tokens wanted against stocks'),
      rows: [...dataWall.map((each) => stockRow(each, t)), ...wall],
    },
    { title: t('Against the largest done or projected'), rows: limits.map((each) => limitRow(each, t)) },
  ].filter(({ rows }) => rows.length > 0);
}

/** For `--json`: base units, `null` where unknown. */
export function returnsJson(returns: Returns): Json {
  const { law, point, compute, doublings, tenPercent, elasticities, leastGain, stopping, distance } = returns;
  const step = ({ lever, factor, gain, lossBefore, lossAfter }: MarginalReturn): Json => ({
    lever,
    factor,
    gain,
    lossBefore,
    lossAfter,
  });
  return {
    law: law.id,
    parameters: point.parameters,
    tokens: point.tokens,
    uniqueTokens: point.uniqueTokens ?? null,
    compute,
    doublings: doublings.map(step),
    tenPercent: tenPercent === undefined ? null : step(tenPercent),
    elasticities: elasticities.map(({ lever, ofLoss, ofReducible }) => ({
      lever,
      loss: ofLoss ?? null,
      reducibleLoss: ofReducible ?? null,
    })),
    leastGain,
    stopping:
      stopping === undefined
        ? null
        : {
            compute: stopping.compute,
            loss: stopping.loss,
            end: stopping.end ?? null,
            decadesOutside: stopping.decadesOutside ?? null,
          },
    distance:
      distance === undefined
        ? null
        : {
            reducible: distance.reducible,
            irreducibleLoss: distance.irreducibleLoss,
            bySize: distance.bySize ?? null,
            byData: distance.byData ?? null,
          },
    dataWall: returns.dataWall.map(({ stock, epochs, worth, verdict }) => ({
      stock: stock.id,
      title: stock.title,
      tokens: stock.tokens,
      epochs,
      worth,
      verdict,
      source: stock.source,
      confidence: stock.confidence,
    })),
    computeAtDataWall: returns.computeAtDataWall ?? null,
    limits: returns.limits.map(({ limit, demand, ratio }) => ({
      kind: limit.kind,
      title: limit.title,
      state: limit.state,
      limit: limit.value,
      unit: limit.unit,
      demand,
      ratio,
      source: limit.source,
      confidence: limit.confidence,
    })),
    warnings: warningsJson(returns.notices),
  };
}
