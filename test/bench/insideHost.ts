/**
 * Runs inside the extension host (see `hostBench.ts`): VS Code calls `run`, the figures go to the file named by
 * SCALING_LENS_FIGURES.
 */
import { writeFileSync } from 'node:fs';
import { Module } from 'node:module';
import { join } from 'node:path';
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

type Entry = Record<'activate', (context: vscode.ExtensionContext) => void>;

/**
 * Milliseconds that our own code takes to be loaded and to activate, without what VS Code does before, between and
 * after: it finds the extension by `require`, which is watched here.
 */
async function activationTime(extension: vscode.Extension<unknown>): Promise<number> {
  if (extension.isActive) throw new Error('the extension was active before its activation could be measured');
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  let own = 0;
  const timed = <T>(work: () => T): T => {
    const before = performance.now();
    const result = work();
    own += performance.now() - before;
    return result;
  };
  loader._load = (request, ...rest) => {
    if (!request.endsWith(join('dist', 'extension.js'))) return load(request, ...rest);
    const { activate } = timed(() => load(request, ...rest)) as Entry;
    return {
      activate: (context: vscode.ExtensionContext) => {
        timed(() => {
          activate(context);
        });
      },
    };
  };
  await extension.activate();
  loader._load = load;
  if (own === 0) throw new Error('the extension was not loaded by require');
  return own;
}

export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('scaling-lens.scaling-lens');
  const figuresFile = process.env.SCALING_LENS_FIGURES;
  if (extension === undefined || figuresFile === undefined)
    throw new Error('the extension or the figures file is missing');
  const activationMilliseconds = await activationTime(extension);

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
