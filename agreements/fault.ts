// What is wrong with a document, and at which place in it.

/** Keys from the top of the document down to the place. */
export type Path = readonly PropertyKey[];
export type Fault = readonly [path: Path, what: string];
