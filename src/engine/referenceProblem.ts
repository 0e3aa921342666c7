/** Why a file that a config refers to is not read. */
export type ReferenceProblem =
  /** There is no such file, or it may not be read. */
  | 'not-found'
  /** An absolute path, or one that leads out of the workspace. */
  | 'outside-workspace'
  /** An address on the network or in a bucket. */
  | 'remote'
  /** The file is larger than is read. */
  | 'too-large'
  /** More files, or files referring further, than are read. */
  | 'too-many'
  /** The file refers to itself, directly or through others. */
  | 'circular'
  /** There is nothing in the file that could be used here. */
  | 'not-usable'
  /** Parts of the file are not well-formed; the rest is used. */
  | 'not-well-formed';
