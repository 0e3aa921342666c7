import assert from 'node:assert/strict';
import { countOf } from './countOf';

const whisper = (
  width: number,
  layers: number,
  vocabulary = 51865,
  more: Readonly<Record<string, unknown>> = {},
) => ({
  model_type: 'whisper',
  d_model: width,
  encoder_layers: layers,
  decoder_layers: layers,
  encoder_attention_heads: width / 64,
  decoder_attention_heads: width / 64,
  encoder_ffn_dim: 4 * width,
  decoder_ffn_dim: 4 * width,
  num_mel_bins: 80,
  max_source_positions: 1500,
  max_target_positions: 448,
  vocab_size: vocabulary,
  ...more,
});
const LARGE_V3 = { num_mel_bins: 128 };

/** Whisper's encoder as large-v3 and the language models that hear have it: 32 blocks of 1,280 on 128 mel bins. */
const ENCODER = 636_968_960;

const QWEN2_AUDIO = {
  model_type: 'qwen2_audio',
  audio_config: {
    model_type: 'qwen2_audio_encoder',
    d_model: 1280,
    encoder_attention_heads: 20,
    encoder_ffn_dim: 5120,
    encoder_layers: 32,
    max_source_positions: 1500,
    num_mel_bins: 128,
  },
  text_config: {
    model_type: 'qwen2',
    intermediate_size: 11008,
    max_position_embeddings: 8192,
    vocab_size: 156032,
  },
};

const QWEN2_AUDIO_TEXT = {
  ...QWEN2_AUDIO.text_config,
  hidden_size: 4096,
  num_hidden_layers: 32,
  num_attention_heads: 32,
  num_key_value_heads: 32,
};

const VOXTRAL = {
  model_type: 'voxtral',
  audio_config: {
    model_type: 'voxtral_encoder',
    hidden_size: 1280,
    intermediate_size: 5120,
    num_attention_heads: 20,
    num_hidden_layers: 32,
    num_mel_bins: 128,
    max_source_positions: 1500,
  },
  text_config: {
    model_type: 'llama',
    hidden_size: 3072,
    intermediate_size: 8192,
    num_hidden_layers: 30,
    num_attention_heads: 32,
    num_key_value_heads: 8,
    head_dim: 128,
    vocab_size: 131072,
  },
};

const OMNI = {
  model_type: 'qwen2_5_omni',
  architectures: ['Qwen2_5OmniModel'],
  talker_config: { model_type: 'qwen2_5_omni_talker', hidden_size: 896, num_hidden_layers: 24 },
  token2wav_config: { model_type: 'qwen2_5_omni_token2wav' },
  thinker_config: {
    model_type: 'qwen2_5_omni_thinker',
    audio_config: {
      model_type: 'qwen2_5_omni_audio_encoder',
      d_model: 1280,
      encoder_ffn_dim: 5120,
      encoder_layers: 32,
      num_mel_bins: 128,
      output_dim: 3584,
    },
    vision_config: {
      model_type: 'qwen2_5_omni_vision_encoder',
      depth: 32,
      hidden_size: 1280,
      intermediate_size: 3420,
      out_hidden_size: 3584,
    },
    text_config: {
      model_type: 'qwen2_5_omni_text',
      hidden_size: 3584,
      intermediate_size: 18944,
      num_hidden_layers: 28,
      num_attention_heads: 28,
      num_key_value_heads: 4,
      vocab_size: 152064,
    },
  },
};

const gemma3n = (
  text: Readonly<Record<string, unknown>>,
  vision: Readonly<Record<string, unknown>> = {},
) => ({
  model_type: 'gemma3n',
  audio_config: { model_type: 'gemma3n_audio', hidden_size: 1536, conf_num_hidden_layers: 12 },
  vision_config: {
    model_type: 'gemma3n_vision',
    architecture: 'mobilenetv5_300m_enc',
    hidden_size: 2048,
    vocab_size: 128,
    ...vision,
  },
  text_config: { model_type: 'gemma3n_text', hidden_size: 2048, ...text },
});
const E4B = { num_hidden_layers: 35 };
const E2B = { num_hidden_layers: 30, intermediate_size: 8192, num_kv_shared_layers: 10 };

const total = (config: Readonly<Record<string, unknown>>): number | undefined => {
  const { architecture, notices } = countOf(config);
  assert.deepEqual(
    notices.filter(({ severity }) => severity === 'error' || severity === 'warning'),
    [],
  );
  return architecture?.parameters.total;
};
const tower = (config: Readonly<Record<string, unknown>>, component: string): number | undefined =>
  countOf(config).architecture?.parameters.breakdown.find((part) => part.component === component)?.total;
const leftOut = (config: Readonly<Record<string, unknown>>): readonly unknown[] =>
  countOf(config).notices.flatMap(({ code, args }) => (code === 'part-not-counted' ? [args.part] : []));

describe('Whisper', () => {
  // `num_parameters()` of the checkpoints; tiny, base, small and turbo recalled, the others read in training logs.
  const published: readonly (readonly [string, Readonly<Record<string, unknown>>, number])[] = [
    ['tiny', whisper(384, 4), 37_760_640],
    ['base', whisper(512, 6), 72_593_920],
    ['small', whisper(768, 12), 241_734_912],
    ['medium', whisper(1024, 24), 763_857_920],
    ['large-v3', whisper(1280, 32, 51866, LARGE_V3), 1_543_490_560],
    ['large-v3-turbo', whisper(1280, 32, 51866, { ...LARGE_V3, decoder_layers: 4 }), 808_878_080],
  ];
  for (const [name, config, expected] of published) {
    it(`counts ${name} to the last digit`, () => {
      assert.equal(total(config), expected);
    });
  }

  it('takes what its class has where the file is silent', () => {
    assert.equal(total({ model_type: 'whisper', d_model: 384, encoder_layers: 4 }), 37_760_640);
  });

  it('names its encoder as the audio tower', () => {
    assert.equal(tower(whisper(1280, 32, 51866, LARGE_V3), 'audio-tower'), ENCODER);
  });
});

describe('language models that hear', () => {
  it('count Qwen2-Audio-7B as the metadata of its weights does', () => {
    assert.equal(total(QWEN2_AUDIO), 8_397_094_912);
    assert.equal(tower(QWEN2_AUDIO, 'audio-tower'), ENCODER + 1280 * 4096 + 4096);
    assert.deepEqual(leftOut(QWEN2_AUDIO), []);
  });

  it('count the language model of Qwen2-Audio as its own file would', () => {
    const audio = tower(QWEN2_AUDIO, 'audio-tower') ?? 0;
    assert.equal(total(QWEN2_AUDIO_TEXT), 8_397_094_912 - audio);
  });

  it('count Voxtral with a projector on four frames at once', () => {
    const text = total(VOXTRAL.text_config) ?? 0;
    assert.equal(total(VOXTRAL), text + ENCODER + 5120 * 3072 + 3072 ** 2);
  });

  it('count what understands of Qwen2.5-Omni and name what speaks as left out', () => {
    const { thinker_config: thinker } = OMNI;
    const text = total({ ...thinker.text_config, model_type: 'qwen2' }) ?? 0;
    const vision = tower(
      { ...thinker, model_type: 'qwen2_5_vl', text_config: thinker.text_config },
      'vision-tower',
    );
    const audio = ENCODER - 1500 * 1280 + 2 * 3584 + 1280 * 3584 + 3584;
    assert.equal(tower(OMNI, 'audio-tower'), audio);
    assert.equal(total(OMNI), text + (vision ?? NaN) + audio);
    assert.deepEqual(leftOut(OMNI), ['speech-output']);
    assert.deepEqual(leftOut(thinker), []);
  });

  it('count Gemma 3n with all towers as the metadata of its weights does', () => {
    assert.equal(total(gemma3n(E4B)), 7_849_978_192);
    assert.equal(total(gemma3n(E2B)), 5_439_438_272);
    assert.equal(tower(gemma3n(E4B), 'audio-tower'), 681_348_640 + 128 * 1536 + 2 * 1536 + 1536 * 2048);
  });

  it('leave out a tower that is named but not known', () => {
    const other = gemma3n(E4B, { architecture: 'mobilenetv6' });
    assert.deepEqual(leftOut(other), ['vision-tower']);
    assert.ok((total(other) ?? 0) < 7_849_978_192 - 294_126_912);
  });

  it('leave out an audio tower without rules or without any size, and say so', () => {
    assert.deepEqual(leftOut({ ...QWEN2_AUDIO, model_type: 'another_audio' }), ['audio-tower']);
    assert.deepEqual(leftOut({ ...QWEN2_AUDIO, audio_config: {} }), ['audio-tower']);
    assert.deepEqual(leftOut({ ...QWEN2_AUDIO, audio_config: { d_model: -1 } }), ['audio-tower']);
  });
});
