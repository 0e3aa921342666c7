import { type TrainingCost } from './trainingCosts';

const PATTERSON = 'Patterson et al. 2021, arXiv:2104.10350, Table 4';
const PALM = 'Chowdhery et al. 2022, arXiv:2204.02311, Table 3';
const LLAMA = 'Touvron et al. 2023, arXiv:2302.13971, Table 15';
const LLAMA2 = 'Meta 2023, Llama 2 model card';
const LLAMA3 = 'Meta 2024, Llama 3 and 3.1 model cards';
const LLAMA4 = 'Meta 2025, Llama 4 model card';
const PYTHIA = 'Biderman et al. 2023, arXiv:2304.01373, Table 5';
const EPOCH = 'Epoch AI, notable AI models, 2025-02-24 (CC-BY 4.0)';

/** Energy that is only hours times a constant says nothing of what the machines drew. */
const BOARD_POWER = 'hours times board power, by construction';
const OVER_15T = 'tokens are printed as 15T and more';

const [V100, A100, A100_40, H100, H800] = [
  'v100-sxm2-32gb',
  'a100-sxm-80gb',
  'a100-sxm-40gb',
  'h100-sxm-80gb',
  'h800-sxm-80gb',
] as const;

function llama(caseId: string, hours: number, energyMwh: number, co2Tonnes: number): TrainingCost {
  const energyBasis = 'hours · 400 W · PUE 1.1, by construction';
  return {
    caseId,
    accelerator: A100,
    hours,
    energyMwh,
    energyBasis,
    co2Tonnes,
    grid: 'united-states',
    source: LLAMA,
    confidence: 'mixed',
  };
}

/** Model cards print emissions of `hours · board power`; the intensity they imply is 0.41 to 0.43 kg/kWh. */
function card(
  caseId: string,
  accelerator: string,
  hours: number,
  co2Tonnes: number,
  source: string,
  remark?: string,
): TrainingCost {
  const confidence = source === LLAMA2 ? 'mixed' : 'verified';
  return {
    caseId,
    accelerator,
    hours,
    co2Tonnes,
    grid: 'united-states',
    source,
    confidence,
    ...(remark === undefined ? {} : { remark }),
  };
}

function pythia(caseId: string, hours: number): TrainingCost {
  return { caseId, accelerator: A100_40, hours, source: PYTHIA, confidence: 'verified' };
}

/**
 * What published runs took. Left out: figures that outsiders guessed (GPT-4, Gemini, Grok), hours that were derived from
 * a utilisation (Nemotron-4), general knowledge that contradicts itself (Phi-1.5 and Phi-2 would have reached 76 % and
 * 64 % of the peak; Falcon 180B's 18.9 % in Epoch's data against 48 % by its hours), and models that were distilled, whose
 * hours hold a teacher's work too (Llama 3.2).
 */
export const TRAINING_COST_ROWS: readonly TrainingCost[] = [
  {
    caseId: 'gpt-3-175b',
    accelerator: V100,
    hours: 3_552_000,
    utilization: 0.213,
    cost: { usd: 4.6e6, usdPerHour: 1.5, basis: 'Lambda 2020, at 1.50 USD per V100-hour' },
    energyMwh: 1287,
    madePower: true,
    energyBasis: 'hours · 330 W · PUE 1.10',
    co2Tonnes: 552,
    grid: 'united-states',
    source: `${PATTERSON}; MFU: ${PALM}`,
    confidence: 'mixed',
    remark: '10,000 V100s for 14.8 days are an assumption of Patterson et al.',
  },
  {
    caseId: 'gopher-280b',
    accelerator: 'tpu-v3',
    hours: 3_768_320,
    utilization: 0.325,
    energyMwh: 1066,
    co2Tonnes: 380,
    source: `Rae et al. 2021, arXiv:2112.11446; MFU: ${PALM}`,
    confidence: 'mixed',
  },
  {
    caseId: 'mt-nlg-530b',
    accelerator: A100,
    hours: 3_449_600,
    utilization: 0.302,
    source: `${EPOCH}; MFU: ${PALM}`,
    confidence: 'mixed',
  },
  {
    caseId: 'lamda-137b',
    accelerator: 'tpu-v3',
    hours: 1_418_040,
    hoursDoubt: 'its tokens are only implied by its compute',
    utilization: 0.565,
    energyMwh: 451,
    co2Tonnes: 26,
    source: EPOCH,
    confidence: 'mixed',
  },
  {
    caseId: 'palm-540b',
    accelerator: 'tpu-v4',
    hours: 8_404_992,
    utilization: 0.462,
    hardwareUtilization: 0.578,
    energyMwh: 3436,
    madePower: true,
    energyBasis: 'hours · 378.5 W · PUE 1.08, measured power',
    co2Tonnes: 271,
    source: `${PALM}, App. B`,
    confidence: 'mixed',
    remark: '6,144 chips for 1,200 hours and 3,072 for 336',
  },
  {
    caseId: 'glam-64b-64e',
    accelerator: 'tpu-v4',
    hours: 1_398_784,
    utilization: 0.287,
    energyMwh: 456,
    madePower: true,
    energyBasis: 'hours · 326 W, measured power',
    co2Tonnes: 40.2,
    source: `Du et al. 2021, arXiv:2112.06905; MFU and hours: ${EPOCH}`,
    confidence: 'mixed',
    remark:
      'the hours are the energy over 326 W: if that power leaves out a PUE of 1.11, they are 10 % too many',
  },
  {
    caseId: 'switch-c',
    accelerator: 'tpu-v3',
    hours: 663_552,
    hoursDoubt: 'its active parameters are not published',
    utilization: 0.28,
    energyMwh: 179,
    madePower: true,
    energyBasis: 'hours · 245 W · PUE 1.10, measured power',
    co2Tonnes: 59,
    source: `${PATTERSON}; MFU: ${EPOCH}`,
    confidence: 'mixed',
  },
  {
    caseId: 'gshard-600b',
    accelerator: 'tpu-v3',
    hours: 76_185.6,
    hoursDoubt: 'its active parameters are not published',
    energyMwh: 24.1,
    madePower: true,
    co2Tonnes: 4.3,
    source: PATTERSON,
    confidence: 'mixed',
  },
  {
    caseId: 't5-11b',
    accelerator: 'tpu-v3',
    hours: 245_760,
    hoursDoubt: 'an encoder and a decoder: 6·N·D overcounts',
    energyMwh: 85.7,
    madePower: true,
    co2Tonnes: 47,
    source: PATTERSON,
    confidence: 'mixed',
  },
  {
    caseId: 'opt-175b',
    accelerator: A100,
    hours: 809_472,
    utilization: 0.471,
    energyMwh: 324,
    energyBasis: BOARD_POWER,
    co2Tonnes: 75,
    grid: 'united-states',
    source: `Zhang et al. 2022, arXiv:2205.01068; hours: ${LLAMA}`,
    confidence: 'mixed',
    remark: 'the utilisation is the best that was seen, 147 TFLOP/s',
  },
  llama('llama-7b', 82_432, 36, 14),
  llama('llama-13b', 135_168, 59, 23),
  llama('llama-33b', 530_432, 233, 90),
  llama('llama-65b', 1_022_362, 449, 173),
  card('llama-2-7b', A100, 184_320, 31.22, LLAMA2),
  card('llama-2-13b', A100, 368_640, 62.44, LLAMA2),
  card('llama-2-34b', A100, 1_038_336, 153.9, LLAMA2),
  card('llama-2-70b', A100, 1_720_320, 291.42, LLAMA2),
  card('llama-3-8b', H100, 1.3e6, 390, LLAMA3, OVER_15T),
  card('llama-3-70b', H100, 6.4e6, 1900, LLAMA3, OVER_15T),
  card('llama-3-1-8b', H100, 1.46e6, 420, LLAMA3, OVER_15T),
  card('llama-3-1-70b', H100, 7e6, 2040, LLAMA3, OVER_15T),
  {
    ...card('llama-3-1-405b', H100, 30.84e6, 8930, LLAMA3),
    utilization: 0.41,
    remark: 'MFU 43 % on 8,192 GPUs, 41 % on 16,384, 38 % at 131,072 tokens (Llama Team 2024, Table 4)',
  },
  card('llama-4-scout', H100, 5e6, 1354, LLAMA4, 'tokens of text and images'),
  card('llama-4-maverick', H100, 2.38e6, 645, LLAMA4, 'tokens of text and images'),
  {
    caseId: 'bloom-176b',
    accelerator: A100,
    hours: 1_082_990,
    energyMwh: 433.196,
    energyBasis: BOARD_POWER,
    co2Tonnes: 24.7,
    grid: 'france',
    source: 'Luccioni et al. 2022, arXiv:2211.02001',
    confidence: 'mixed',
    remark: 'emissions of the running machines; 50.5 t with idle ones and with making them',
  },
  {
    caseId: 'glm-130b',
    accelerator: A100_40,
    hours: 1_105_920,
    hoursDoubt: 'its hours are those of the access to the machines, 60 days',
    utilization: 0.325,
    hardwareUtilization: 0.433,
    energyMwh: 442.4,
    energyBasis: BOARD_POWER,
    co2Tonnes: 257,
    grid: 'china',
    source: `Zeng et al. 2022, arXiv:2210.02414; MFU: ${EPOCH}`,
    confidence: 'mixed',
  },
  {
    caseId: 'falcon-40b',
    accelerator: A100_40,
    hours: 552_960,
    utilization: 0.386,
    source: EPOCH,
    confidence: 'mixed',
  },
  {
    caseId: 'falcon-180b',
    accelerator: A100_40,
    hours: 7e6,
    source: 'Hugging Face 2023, Falcon 180B blog post',
    confidence: 'mixed',
    remark: 'printed as about 7,000,000: one digit',
  },
  {
    caseId: 'mpt-7b',
    accelerator: A100_40,
    hours: 100_320,
    cost: { usd: 200_000, usdPerHour: 2, basis: 'MosaicML, at 2 USD per A100-hour' },
    source: 'MosaicML 2023, MPT-7B blog post',
    confidence: 'mixed',
    remark: '440 GPUs for 9.5 days',
  },
  pythia('pythia-70m', 510),
  pythia('pythia-160m', 1030),
  pythia('pythia-410m', 2540),
  pythia('pythia-1b', 4830),
  pythia('pythia-1-4b', 7120),
  pythia('pythia-2-8b', 14_240),
  pythia('pythia-6-9b', 33_500),
  pythia('pythia-12b', 72_300),
  {
    caseId: 'bloomberggpt-50b',
    accelerator: A100_40,
    hours: 651_264,
    source: 'Wu et al. 2023, arXiv:2303.17564, Table 4',
    confidence: 'verified',
  },
  {
    caseId: 'starcoderbase-15-5b',
    accelerator: A100,
    hours: 320_256,
    energyMwh: 89.67,
    madePower: true,
    energyBasis: 'hours · 280 W, the GPU alone',
    source: 'Li et al. 2023, arXiv:2305.06161',
    confidence: 'verified',
  },
  {
    caseId: 'smollm3-3b',
    accelerator: H100,
    hours: 221_184,
    source: 'Hugging Face 2025, SmolLM3 blog post',
    confidence: 'verified',
  },
  {
    caseId: 'deepseek-llm-67b',
    accelerator: H800,
    hours: 601_200,
    source: 'DeepSeek-AI 2024, arXiv:2405.04434: 300.6K hours per 1T tokens',
    confidence: 'mixed',
  },
  {
    caseId: 'deepseek-v2',
    accelerator: H800,
    hours: 1_399_680,
    source: 'DeepSeek-AI 2024, arXiv:2405.04434: 172.8K hours per 1T tokens',
    confidence: 'mixed',
  },
  {
    caseId: 'deepseek-v3',
    accelerator: H800,
    precision: 'fp8',
    hours: 2.788e6,
    cost: { usd: 5.576e6, usdPerHour: 2, basis: 'the report, at 2 USD per H800-hour, final run alone' },
    source: 'DeepSeek-AI 2024, arXiv:2412.19437, Table 1',
    confidence: 'verified',
    remark: '2.664M hours of them for pre-training; most products in fp8',
  },
  {
    caseId: 'nemotron-4-340b',
    accelerator: H100,
    utilization: 0.41,
    source: EPOCH,
    confidence: 'mixed',
  },
  {
    caseId: 'olmo-2-7b',
    accelerator: H100,
    energyMwh: 157.2,
    energyBasis: 'GPUs alone, 131 MWh, times a PUE of 1.2',
    co2Tonnes: 52,
    source: 'OLMo Team 2024, arXiv:2501.00656',
    confidence: 'mixed',
  },
  {
    caseId: 'olmo-2-13b',
    accelerator: H100,
    energyMwh: 287.8,
    energyBasis: 'GPUs alone, 257 MWh, times a PUE of 1.12',
    co2Tonnes: 101,
    source: 'OLMo Team 2024, arXiv:2501.00656',
    confidence: 'mixed',
  },
];
