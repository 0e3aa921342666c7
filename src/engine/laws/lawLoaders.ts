import { type Law, type LawId } from './law';

/** A law as settings and pick lists need it, without its code. */
export interface LawEntry {
  readonly id: LawId;
  readonly title: string;
  load(): Promise<Law>;
}

/**
 * Every law with how it is loaded, in the order of the registry; a test compares both. A host that shows a few laws
 * never loads the others. Where everything is in one bundle anyway, `laws` has them all.
 */
export const LAW_ENTRIES: readonly LawEntry[] = [
  {
    id: 'besiroglu-2024',
    title: 'Besiroglu 2024',
    load: async () => (await import('./besiroglu2024')).besiroglu2024,
  },
  {
    id: 'besiroglu-2024-best-fit',
    title: 'Besiroglu 2024, best fit',
    load: async () => (await import('./besiroglu2024BestFit')).besiroglu2024BestFit,
  },
  {
    id: 'hoffmann-2022-approach-1',
    title: 'Hoffmann 2022, approach 1',
    load: async () => (await import('./hoffmann2022Approach1')).hoffmann2022Approach1,
  },
  {
    id: 'hoffmann-2022-approach-2',
    title: 'Hoffmann 2022, approach 2',
    load: async () => (await import('./hoffmann2022Approach2')).hoffmann2022Approach2,
  },
  {
    id: 'hoffmann-2022-approach-3',
    title: 'Hoffmann 2022, approach 3',
    load: async () => (await import('./hoffmann2022Approach3')).hoffmann2022Approach3,
  },
  {
    id: 'chinchilla-20',
    title: '20 tokens per parameter',
    load: async () => (await import('./chinchilla20')).chinchilla20,
  },
  {
    id: 'kaplan-2020',
    title: 'Kaplan 2020',
    load: async () => (await import('./kaplan2020/kaplan2020')).kaplan2020,
  },
  {
    id: 'pearce-song-2024',
    title: 'Pearce & Song 2024',
    load: async () => (await import('./pearceSong2024')).pearceSong2024,
  },
  {
    id: 'porian-2024',
    title: 'Porian 2024',
    load: async () => (await import('./porian2024')).porian2024,
  },
  {
    id: 'deepseek-llm-2024',
    title: 'DeepSeek LLM 2024',
    load: async () => (await import('./deepseekLlm2024')).deepseekLlm2024,
  },
  {
    id: 'llama-3-2024',
    title: 'Llama 3 2024',
    load: async () => (await import('./llama32024')).llama32024,
  },
  {
    id: 'muennighoff-2023',
    title: 'Muennighoff 2023',
    load: async () => (await import('./muennighoff2023')).muennighoff2023,
  },
  {
    id: 'gadre-2024-c4',
    title: 'Gadre 2024, C4',
    load: async () => (await import('./gadre2024')).gadre2024C4,
  },
  {
    id: 'gadre-2024-redpajama',
    title: 'Gadre 2024, RedPajama',
    load: async () => (await import('./gadre2024')).gadre2024RedPajama,
  },
  {
    id: 'gadre-2024-refinedweb',
    title: 'Gadre 2024, RefinedWeb',
    load: async () => (await import('./gadre2024')).gadre2024RefinedWeb,
  },
  {
    id: 'ludziejewski-2025',
    title: 'Ludziejewski 2025',
    load: async () => (await import('./moe/ludziejewski2025')).ludziejewski2025,
  },
  {
    id: 'krajewski-2024',
    title: 'Krajewski 2024, granularity',
    load: async () => (await import('./moe/krajewski2024')).krajewski2024,
  },
  {
    id: 'krajewski-2024-dense',
    title: 'Krajewski 2024, dense',
    load: async () => (await import('./moe/krajewski2024')).krajewski2024Dense,
  },
  {
    id: 'clark-2022-s-base',
    title: 'Clark 2022, S-BASE',
    load: async () => (await import('./moe/clark2022')).clark2022SBase,
  },
  {
    id: 'clark-2022-rl-r',
    title: 'Clark 2022, RL-R',
    load: async () => (await import('./moe/clark2022')).clark2022RlR,
  },
  {
    id: 'clark-2022-hash',
    title: 'Clark 2022, HASH',
    load: async () => (await import('./moe/clark2022')).clark2022Hash,
  },
  {
    id: 'hossain-2025',
    title: 'Hossain 2025, mixtures',
    load: async () => (await import('./moe/hossain2025')).hossain2025,
  },
];

/** Whether there is a law of that id. */
export function isLawId(id: string): id is LawId {
  return LAW_ENTRIES.some((entry) => entry.id === id);
}

/** The ids of the laws that assumptions name: the chosen one first, then the others, each once. */
export function lawIdsOf(assumptions: {
  readonly law: { readonly value: LawId };
  readonly otherLaws: readonly LawId[];
}): readonly LawId[] {
  const { law, otherLaws } = assumptions;
  const ids = [law.value];
  for (const id of otherLaws) if (!ids.includes(id)) ids.push(id);
  return ids;
}

/** Loads the laws of those ids, in their order; ids of none are left out. */
export async function loadLaws(ids: readonly LawId[]): Promise<readonly Law[]> {
  const entries = ids.flatMap((id) => LAW_ENTRIES.find((entry) => entry.id === id) ?? []);
  return Promise.all(entries.map((entry) => entry.load()));
}
