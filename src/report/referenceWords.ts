import { type ReferenceProblem } from '../engine/referenceProblem';
import { type Translate } from './translate';

const SENTENCES: Readonly<Record<ReferenceProblem, (name: string, t: Translate) => string>> = {
  'not-found': (name, t) =>
    t('“{0}” is not in the workspace, or may not be read; what it says is unknown.', name),
  'outside-workspace': (name, t) =>
    t('“{0}” lies outside the workspace and is not read. Use a path within it.', name),
  remote: (name, t) => t('“{0}” is an address; nothing is read over the network.', name),
  'too-large': (name, t) => t('“{0}” is too large to be read.', name),
  'too-many': (name, t) => t('“{0}” is not read: too many files refer to each other.', name),
  circular: (name, t) => t('“{0}” refers back to itself and is not read again.', name),
  'not-usable': (name, t) => t('“{0}” says nothing that is understood here.', name),
  'not-well-formed': (name, t) => t('“{0}” is not well-formed; only what could be read of it counts.', name),
};

/** Why a file that a config refers to is not read, or not all of it. */
export function referenceSentence(reason: string, name: string, t: Translate): string {
  const known = Object.hasOwn(SENTENCES, reason) ? (reason as ReferenceProblem) : 'not-found';
  return SENTENCES[known](name, t);
}
