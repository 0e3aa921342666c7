export type * from './architecture';
export { cacheBytesPerToken, stateBytesPerSequence } from './cacheSize';
export { familyById, familyOfModelType, FAMILIES } from './families';
export type { Family } from './families/family';
export { resolveArchitecture } from './resolveArchitecture';
export { trainingFlopsPerToken } from './trainingFlops';
