import { type Convention } from '../engine/quantity';
import { type Translate, type Words } from './translate';

const CONVENTIONS: Words<Convention> = {
  'parameters-total': (t) => t('All trainable parameters; tied weights once, buffers not at all'),
  'parameters-active': (t) => t('Parameters one token passes through: all but the experts not chosen'),
  'parameters-non-embedding': (t) =>
    t('Without token and position embeddings and without an untied output head (Kaplan 2020)'),
  'flops-6n': (t) => t('6·N per token; N = active parameters including embeddings'),
  'flops-3n': (t) =>
    t(
      '3·N per token; N = all parameters, half of which a token of an encoder–decoder passes (Brown et al. 2020)',
    ),
  'flops-6n-non-embedding': (t) => t('6·N per token; N = active parameters without embeddings'),
  'flops-6n-causal-attention': (t) => t('6·N plus causal attention, 6·L·s·(heads × head size) per token'),
  'flops-6n-full-attention': (t) => t('6·N plus full attention, 12·L·s·(heads × head size) per token'),
};

/** One sentence on the way of counting. */
export const conventionLabel = (convention: Convention, t: Translate): string => CONVENTIONS[convention](t);
