export { FORMATS } from './formats';
export { type Format } from './format';
export { readConfig, type ReadOptions } from './readConfig';
export { type ConfigLanguage, type ConfigPart, type ConfigReading, type FormatId } from './reading';
export { candidateFormats } from './recognise';
