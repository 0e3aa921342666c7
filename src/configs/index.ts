export { FORMATS } from './formats';
export { type Format } from './format';
export { readersFor } from './formatLoaders';
export { readAs, type Readers, type ReadOptions } from './readAs';
export { readConfig } from './readConfig';
export { type ConfigLanguage, type ConfigPart, type ConfigReading, type FormatId } from './reading';
export { candidateFormats } from './recognise';
