import './chart.css';
import { translateWith } from '../src/report/translate';
import { registerChartParts } from './chart/register';
import { listen, post, storedState, storeState } from './host';
import { createPanel, type Panel } from './panel';
import { readPanelState } from './panelState';
import { registerComponents } from './ui/components';

registerComponents();
registerChartParts();

let panel: Panel | undefined;

listen((message) => {
  const root = document.getElementById('app');
  if (message.kind === 'start' && root) {
    panel = createPanel(root, translateWith(message.strings), readPanelState(storedState()), storeState);
  }
  panel?.show(message.model);
});
post({ kind: 'ready' });
