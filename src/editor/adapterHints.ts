/** What an adapter trains. Loaded on the first config that trains one. */
export { trainableParameters } from '../engine/adapters/trainableParameters';
export { adapterHover, adapterRows, withTrainable } from '../report/adapter';
