export { findPublicModel, PUBLIC_MODELS } from './findPublicModel';
export { publicModel, type CountConfidence, type PublicModel, type PublicModelRow } from './publicModel';
