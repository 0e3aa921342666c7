export type * from './architecture';
export { cacheBytesPerSequence, cacheBytesPerToken, stateBytesPerSequence } from './cacheSize';
export { decodeFlopsPerToken, prefillFlopsPerToken } from './inferenceFlops';
export { familyById, familyOfModelType, FAMILIES } from './families';
export type { Family } from './families/family';
export { resolveArchitecture } from './resolveArchitecture';
export { causalKeys, mixingFlops, trainingFlopsPerToken } from './trainingFlops';
