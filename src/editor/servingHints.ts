/** What a hover says of serving. Loaded when somebody hovers over a field that decides what weights or caches take. */
export { deploymentOf } from '../engine/serving/deployment';
export { servingHover } from '../report/servingHover';
