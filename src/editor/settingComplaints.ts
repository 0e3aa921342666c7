import type * as vscode from 'vscode';
import { loadNoticeSentences } from './loadAnalysis';
import { type ComplainOfSetting } from './settingAssumptions';
import { t } from './translate';

/** Writes what is wrong with settings into the log, each thing once: they are read at every pause in typing. */
export function settingComplaints(
  log: vscode.LogOutputChannel,
  reportDefect: (error: unknown) => void,
): ComplainOfSetting {
  const said = new Set<string>();
  return (setting, notice) => {
    loadNoticeSentences().then(({ noticeSentence }) => {
      const line = `${setting}: ${noticeSentence(notice, t)}`;
      if (!said.has(line)) log.warn(line);
      said.add(line);
    }, reportDefect);
  };
}
