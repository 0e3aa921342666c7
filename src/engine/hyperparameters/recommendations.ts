import { deepSeek2024Batch, deepSeek2024LearningRate } from './deepSeek2024';
import { kaplan2020CriticalBatch } from './kaplan2020CriticalBatch';
import { ludziejewski2025LearningRate } from './ludziejewski2025';
import { porian2024Batch, porian2024LearningRate } from './porian2024';
import { type Recommendation } from './recommendation';
import { stepLaw2025Batch, stepLaw2025LearningRate } from './stepLaw2025';

/** Every published recommendation, in the order in which they are listed to people. */
export const recommendations: readonly Recommendation[] = [
  stepLaw2025LearningRate,
  deepSeek2024LearningRate,
  porian2024LearningRate,
  ludziejewski2025LearningRate,
  stepLaw2025Batch,
  deepSeek2024Batch,
  porian2024Batch,
  kaplan2020CriticalBatch,
];
