import { type Format } from '../format';

/** Every format that is read, the most specific fingerprint first: the first that matches reads the file. */
export const FORMATS: readonly Format[] = [];
