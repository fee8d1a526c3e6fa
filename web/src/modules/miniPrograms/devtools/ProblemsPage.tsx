import { useTranslation } from 'react-i18next'
import { Bdi } from '../../../ui/Bdi.tsx'
import { CodeFrame, type CodePlace, placeText } from './CodeFrame.tsx'
import styles from './ProblemsPage.module.css'

interface ProblemsPageProps {
  title: string
  problems: readonly (CodePlace & { message: string })[]
}

/** In place of a program that its maker has broken: where, what, and what to do about it. */
export function ProblemsPage({ title, problems }: ProblemsPageProps) {
  const { t } = useTranslation('devtools')
  return (
    <div className={styles.page} role="alert">
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{t('problems.text')}</p>
      <ol className={styles.problems}>
        {problems.map((problem) => (
          <li key={`${placeText(problem)} ${problem.message}`}>
            {problem.file !== '' && (
              <p className={styles.place}>
                <Bdi>{placeText(problem)}</Bdi>
              </p>
            )}
            <p className={styles.message} dir="auto">
              {problem.message}
            </p>
            <CodeFrame place={problem} />
          </li>
        ))}
      </ol>
    </div>
  )
}
