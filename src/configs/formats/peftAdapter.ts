import { EMPTY_RUN } from '../../engine/run';
import { PEFT_KEYS, PEFT_OWN, readAdapter } from '../adapterFields';
import { type Format } from '../format';
import { namedModel } from '../namedModel';
import { withoutMissing } from '../training';

/** PEFT's adapter_config.json: the model it sits on, and that only the adapter was trained. */
export const peftAdapter: Format = {
  id: 'peft-adapter',
  title: 'PEFT adapter_config.json',
  languages: ['json'],
  keyHints: [['peft_type'], ['base_model_name_or_path'], ['r', 'lora_alpha', 'num_virtual_tokens']],
  fingerprint: (root) =>
    root.isText('peft_type') && ['r', 'lora_alpha', 'num_virtual_tokens'].some((key) => root.isNumber(key)),
  read: (root) => {
    const modelName = root.text('base_model_name_or_path');
    const kind = root.text('peft_type');
    const isLora = /^lora$/i.test(kind?.value ?? '');
    const adapter = kind === undefined ? undefined : { ...kind, value: kind.value.toLowerCase() };
    return [
      {
        description: withoutMissing({
          ...EMPTY_RUN,
          modelName,
          architecture: modelName === undefined ? {} : namedModel(root, modelName),
          training: withoutMissing({
            startsFrom: modelName,
            ...readAdapter(root, adapter, PEFT_KEYS, isLora ? PEFT_OWN : { whose: 'PEFT' }),
          }),
        }),
        modelRange: root.entryRange('base_model_name_or_path'),
        notices: root.notices,
      },
    ];
  },
};
