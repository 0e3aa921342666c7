/**
 * Runs inside the extension host (see `hostBench.ts`): VS Code calls `run`, the figures go to the file named by
 * SCALING_LENS_FIGURES.
 */
import { writeFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { type HostFigures } from './hostBench';
import { median } from './measurement';
import { huggingFaceConfig } from './texts';

function heapMegabytes(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let round = 0; round < 4; round++) collect();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Opens a config that differs from all others and waits until its lenses are there. */
async function openConfig(index: number): Promise<vscode.TextDocument> {
  const content = huggingFaceConfig.replace('"vocab_size": 128256', `"vocab_size": ${128000 + index}`);
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 10);
  return document;
}

/** The same documents for an extension that is not there: what VS Code itself keeps of 50 documents. */
async function openPlain(index: number): Promise<void> {
  const content = huggingFaceConfig.replaceAll('_', '-').replace('128256', String(128000 + index));
  const document = await vscode.workspace.openTextDocument({ language: 'json', content });
  await vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri, 10);
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('scaling-lens.scaling-lens');
  const figuresFile = process.env.SCALING_LENS_FIGURES;
  if (extension === undefined || figuresFile === undefined)
    throw new Error('the extension or the figures file is missing');
  const wasActive = extension.isActive;
  const before = performance.now();
  await extension.activate();
  const activationMilliseconds = performance.now() - before;
  if (wasActive) throw new Error('the extension was active before its activation could be measured');

  const first = await openConfig(0);
  const hovers: number[] = [];
  const place = first.positionAt(first.getText().indexOf('4096'));
  for (let round = 0; round < 30; round++) {
    const start = performance.now();
    await vscode.commands.executeCommand('vscode.executeHoverProvider', first.uri, place);
    hovers.push(performance.now() - start);
  }

  const empty = heapMegabytes();
  for (let index = 1; index <= 50; index++) await openPlain(index);
  const plain = heapMegabytes();
  for (let index = 1; index <= 50; index++) await openConfig(index);
  const full = heapMegabytes();
  const figures: HostFigures = {
    activationMilliseconds,
    heapMegabytesOf50Configs: full - plain - (plain - empty),
    hoverMilliseconds: median(hovers),
  };
  writeFileSync(figuresFile, JSON.stringify(figures));
}
