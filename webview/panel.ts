import { type Law, type LawId } from '../src/engine/laws/law';
import { lawById, laws } from '../src/engine/laws';
import { type ChartModel } from '../src/protocol/messages';
import { type Translate } from '../src/report/translate';
import { createPlot } from './chart/plot';
import { element, showParagraphs } from './dom/element';
import { showLegend } from './dom/legend';
import { createTable } from './dom/table';
import { lawToShow, type PanelState } from './panelState';
import { viewsOf } from './scene/view';
import { currentTheme, watchTheme } from './theme/watchTheme';
import { createDropdown } from './ui/dropdown';
import { VIEWS } from './views';
import { type ViewContext } from './views/view';

/** Shows other models in a panel that stands already. */
export interface Panel {
  show(model: ChartModel | undefined): void;
}

/**
 * Builds the panel: two choices, the chart, its summary and its tables.
 * @param stored Called with the choices after each change of them.
 */
export function createPanel(
  root: HTMLElement,
  t: Translate,
  state: PanelState,
  stored: (state: PanelState) => void,
): Panel {
  let model: ChartModel | undefined;
  // The settings are only known with a model; without one, the last known stay.
  let settings: LawId = state.law?.settings ?? drawableLaws()[0]?.id ?? '';

  const lawChoice = createDropdown(t('Scaling law'), (chosen) => {
    choose({ ...state, law: { chosen, settings } });
  });
  const viewChoice = createDropdown(t('Chart'), (chosen) => choose({ ...state, view: chosen }));
  const plot = createPlot(currentTheme());
  watchTheme((theme) => plot.restyle(theme));
  const legend = element('ul', { class: 'legend', 'aria-label': t('Legend') });
  const summary = element('div', { id: 'summary', role: 'status', 'aria-live': 'polite' });
  const about = element('div', { class: 'about' });
  const missing = element('div', { class: 'missing' });
  const table = createTable();
  const curve = createTable();
  root.replaceChildren(
    element('div', { class: 'controls' }, [lawChoice.element, viewChoice.element]),
    plot.element,
    legend,
    summary,
    about,
    missing,
    table.element,
    curve.element,
  );

  function choose(chosen: PanelState): void {
    state = chosen;
    stored(state);
    redraw();
  }

  function redraw(): void {
    const wanted = lawById(lawToShow(state, settings));
    const law = wanted !== undefined && viewsOf(wanted).length > 0 ? wanted : drawableLaws()[0];
    if (law === undefined) return;
    const context: ViewContext = { law, model, t };
    const offers = VIEWS.map((view) => ({ view, offer: view.offer(context) }));
    const offered = offers.flatMap(({ view, offer }) => (offer === 'yes' ? [view] : []));
    const view = offered.find(({ id }) => id === state.view) ?? offered[0];
    const showing = view?.show(context);
    if (view === undefined || showing === undefined) return;
    lawChoice.element.hidden = !view.usesLaw;
    lawChoice.show(
      drawableLaws().map(({ id, title }) => ({ id, label: title })),
      law.id,
    );
    viewChoice.show(
      offered.map((each) => ({ id: each.id, label: each.title(t) })),
      view.id,
    );
    plot.show(showing.picture, t('{0}, {1}', view.title(t), showing.author));
    showLegend(legend, showing.picture.legend);
    showParagraphs(summary, showing.summary);
    showParagraphs(about, [...(view.usesLaw ? insteadOf(wanted, law, t) : []), ...showing.about]);
    showParagraphs(missing, [
      ...new Set(offers.flatMap(({ offer }) => (offer === 'yes' ? [] : (offer.because ?? [])))),
    ]);
    table.show(showing.table);
    curve.show(showing.curve);
  }

  return {
    show(next) {
      model = next;
      settings = next?.law ?? settings;
      redraw();
    },
  };
}

function drawableLaws(): readonly Law[] {
  return laws.filter((law) => viewsOf(law).length > 0);
}

/** Why another law is shown than the one that is asked for. */
function insteadOf(wanted: Law | undefined, shown: Law, t: Translate): readonly string[] {
  if (wanted === undefined || wanted === shown) return [];
  return [
    t(
      '{0} gives no best use of a budget, so it has no line to draw; {1} is shown instead.',
      wanted.title,
      shown.title,
    ),
  ];
}
