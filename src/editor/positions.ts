import * as vscode from 'vscode';
import { type TextRange } from '../engine/notice';

/** The one place where offsets become positions: both are UTF-16 and 0-based, offsets past the end are the end. */
export function toRange(document: vscode.TextDocument, { start, end }: TextRange): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

/** The start of a range as an empty range, for lenses: they stand above its line. */
export function toLine(document: vscode.TextDocument, { start }: TextRange): vscode.Range {
  const position = document.positionAt(start);
  return new vscode.Range(position, position);
}
