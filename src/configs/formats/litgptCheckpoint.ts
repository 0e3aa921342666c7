import { EMPTY_RUN } from '../../engine/run';
import { type Format } from '../format';
import { readLitgptConfig } from './litgptModel';

/** The `model_config.yaml` that LitGPT keeps beside a model's weights: an architecture and nothing about training. */
export const litgptCheckpoint: Format = {
  id: 'litgpt-model',
  title: 'LitGPT model_config.yaml',
  languages: ['yaml'],
  keyHints: [['mlp_class_name', 'norm_class_name'], ['n_layer'], ['n_embd'], ['block_size']],
  fingerprint: (root) =>
    root.isNumber('n_layer') &&
    root.isNumber('n_embd') &&
    root.isNumber('block_size') &&
    (root.isText('mlp_class_name') || root.isText('norm_class_name')),
  read: (root) => [
    {
      description: { ...EMPTY_RUN, architecture: readLitgptConfig(root) },
      modelRange: root.range,
      notices: root.notices,
    },
  ],
};
