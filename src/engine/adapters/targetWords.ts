/** Every linear module but the head, as PEFT, TRL and axolotl write it. */
export const ALL_LINEAR = 'all-linear';
/** What PEFT takes for the model's type where a config names nothing. */
export const CHOSEN_BY_PEFT = 'by model type';
