import { type FromWebview, type ToWebview } from '../src/protocol/messages';
import { readToWebview } from '../src/protocol/readMessage';

/** What VS Code gives a page once. */
interface VsCodeApi {
  postMessage(message: FromWebview): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

// May be called only once per page, so no other module does.
const api = acquireVsCodeApi();

/** Sends a message to the editor. */
export function post(message: FromWebview): void {
  api.postMessage(message);
}

/** What the page stored before it was hidden or reloaded; not to be trusted. */
export function storedState(): unknown {
  return api.getState();
}

/** Stores what the page needs to look the same after it was hidden. */
export function storeState(state: unknown): void {
  api.setState(state);
}

/** Calls back with every message of the editor; anything else is dropped with a line in the log. */
export function listen(receive: (message: ToWebview) => void): void {
  window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = readToWebview(data);
    if (message) receive(message);
    else post({ kind: 'log', level: 'warning', text: 'dropped an unknown message' });
  });
  window.addEventListener('error', ({ message }) => post({ kind: 'log', level: 'error', text: message }));
}
