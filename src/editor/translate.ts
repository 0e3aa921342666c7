import * as vscode from 'vscode';
import { type Translate } from '../report/translate';

/** Sentences in the language of the editor. */
export const t: Translate = vscode.l10n.t;
