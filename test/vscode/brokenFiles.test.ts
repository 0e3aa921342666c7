import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { activateExtension, hoverOn, lensTitles, marksOf, openExample, openUntitled, until } from './support';

describe('a config that is wrong', () => {
  before(activateExtension);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('is marked at the lines that are wrong, and the rest still answers', async () => {
    const { document } = await openExample('unfinished/config.json');
    await until('marks', () => marksOf(document).length > 0);
    const lines = new Set(
      marksOf(document).map(({ range }) => document.lineAt(range.start.line).text.trim()),
    );
    for (const key of ['intermediate_size', 'num_key_value_heads', 'num_attention_heads']) {
      assert.ok(
        [...lines].some((line) => line.includes(key)),
        `${key} in ${[...lines].join(' | ')}`,
      );
    }
    const codes = marksOf(document).map(({ code }) => code as string);
    for (const code of codes) assert.match(code, /^[a-z-]+$/);
    assert.ok(!codes.includes('syntax-error'), 'VS Code marks the syntax of JSON itself');
    assert.match(await hoverOn(document, 'hidden_size'), /4,096/);
  });

  it('loses its marks when it is closed', async () => {
    // Documents that an extension opens stay open for minutes; those that a person opens are closed with their tab.
    const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, 'unfinished', 'typed.json');
    await vscode.workspace.fs.writeFile(
      uri,
      Buffer.from('{"dim": 4096, "n_layers": -32, "n_heads": 32, "vocab_size": 1}'),
    );
    await vscode.commands.executeCommand('vscode.open', uri);
    await until('marks', () => vscode.languages.getDiagnostics(uri).length > 0);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await until('no marks', () => vscode.languages.getDiagnostics(uri).length === 0);
  });

  it('loses its marks when it is put right', async () => {
    const wrong = '{"dim": 4096, "n_layers": -32, "n_heads": 32, "vocab_size": 32000}';
    const editor = await openUntitled('json', wrong);
    await until('marks', () => marksOf(editor.document).length > 0);
    await editor.edit((edit) => {
      const at = wrong.indexOf('-');
      edit.delete(new vscode.Range(0, at, 0, at + 1));
    });
    await until('no marks', () => marksOf(editor.document).length === 0);
    assert.match((await lensTitles(editor.document))[0]!, /6\.74B/);
  });

  const head = 'model:\n  d_model: 4096\n  n_layers: 32\nglobal_train_batch_size: 8\nmax_duration: 5\n';
  for (const [name, language, content] of [
    ['deep nesting', 'json', `{"model_type":"llama","hidden_size":${'['.repeat(10_000)}`],
    [
      'an alias bomb',
      'yaml',
      `${head}a: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\nd: [*c,*c,*c,*c]\n`,
    ],
    [
      'prototype keys',
      'json',
      '{"__proto__":{"hidden_size":1},"model_type":"llama","hidden_size":64,"num_hidden_layers":2}',
    ],
    ['NaN', 'json', '{"model_type":"llama","hidden_size":NaN,"num_hidden_layers":2}'],
    ['a number beyond reason', 'json', '{"dim":1e300,"n_layers":1e300,"n_heads":1,"vocab_size":1}'],
    ['megabytes', 'yaml', `${head}paths:\n${'  - s3://bucket/of/data/part.npy\n'.repeat(100_000)}`],
  ] as const) {
    it(`does no harm: ${name}`, async () => {
      const { document } = await openUntitled(language, content);
      await lensTitles(document);
      await hoverOn(document, language === 'json' ? ':' : 'model');
      assert.equal(document.getText(), content);
    });
  }
});
