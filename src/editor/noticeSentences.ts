/** What remarks say. Loaded by `loadNoticeSentences` when a config has something wrong in it. */
export { noticeSentence } from '../report/notices';
