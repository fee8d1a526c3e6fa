/**
 * Something that only the operator can put right: a wrong setting, a full disk, a database that is down.
 * `main.ts` prints it as one line, without a stack trace, and exits with a code other than 0.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
  /** What the operator can do about it, as a sentence. */
  readonly todo: string

  /** @param message what is wrong, as a sentence */
  constructor(message: string, todo: string, options?: ErrorOptions) {
    super(message, options)
    this.todo = todo
  }

  /** The one line to print. */
  get line(): string {
    return `${this.message} ${this.todo}`.replaceAll(/\s*\n\s*/g, ' ')
  }
}

/** The code of a Node or PostgreSQL error (`ENOENT`, `28P01`), or '' for anything else. */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** What an error says, whatever was thrown. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/**
 * The lines to print for something that only the operator can put right, one for each thing that is wrong;
 * undefined for any other error, which is ours.
 */
export function operatorLines(error: unknown): string[] | undefined {
  if (error instanceof OperatorError) return [error.line]
  if (!(error instanceof AggregateError)) return undefined
  const lines = error.errors.map((each) => (each instanceof OperatorError ? each.line : undefined))
  return lines.every((line) => line !== undefined) ? lines : undefined
}
