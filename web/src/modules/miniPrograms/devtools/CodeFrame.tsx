import styles from './CodeFrame.module.css'

export interface CodePlace {
  file: string
  line: number | null
  column: number | null
  around: readonly { line: number; text: string }[]
}

export const placeText = ({ file, line, column }: CodePlace): string =>
  [file, line, column].filter((part) => part !== null).join(':')

/** Lines of source around a place, which is marked. Code runs from the left everywhere. */
export function CodeFrame({ place: { line, column, around } }: { place: CodePlace }) {
  if (around.length === 0) return null
  return (
    <pre className={styles.frame} dir="ltr">
      {around.map(({ line: number, text }) => (
        <span key={number} className={number === line ? styles.here : undefined}>
          <span className={styles.number}>{number}</span>
          {`${text}\n`}
          {number === line && column !== null && column > 1 && (
            <span aria-hidden>
              <span className={styles.number} />
              {`${text.slice(0, column - 1).replace(/[^\t]/g, ' ')}^\n`}
            </span>
          )}
        </span>
      ))}
    </pre>
  )
}
