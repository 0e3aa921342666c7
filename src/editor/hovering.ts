/** What a hover says. Loaded by `loadHovering` when somebody hovers over a value; lenses and diagnostics never need it. */
export { sensitivity } from '../engine/sensitivity';
export { hoverMarkdown } from '../report/hover';
