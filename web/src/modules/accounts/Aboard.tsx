import type { ReactNode } from 'react'
import { LanguageMenu } from '../../ui/LanguageMenu.tsx'
import { Logo } from '../../ui/Logo.tsx'
import styles from './Aboard.module.css'

interface AboardProps {
  title: string
  text: string
  children: ReactNode
}

/** The frame of the pages before one is signed in: the river at dawn, the mark, the choice of a language. */
export function Aboard({ title, text, children }: AboardProps) {
  return (
    <div className={styles.page}>
      <Dawn />
      <div className={styles.column}>
        <header className={styles.bar}>
          <span className={styles.name}>
            <Logo />
            <b>Sampan</b>
          </span>
          <LanguageMenu />
        </header>
        <main className={styles.main}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.text}>{text}</p>
          {children}
        </main>
      </div>
    </div>
  )
}

function Dawn() {
  return (
    <svg className={styles.dawn} viewBox="0 0 390 220" preserveAspectRatio="xMidYMin slice" aria-hidden="true">
      <linearGradient id="dawn-sky" x1="0" y1="0" x2="0" y2="1">
        <stop stopColor="#FBE3C6" />
        <stop offset=".55" stopColor="#F9EDDC" />
        <stop offset="1" stopColor="#F7F5F0" />
      </linearGradient>
      <linearGradient id="dawn-far" x1="0" y1="0" x2="0" y2="1">
        <stop stopColor="#DCEAE2" />
        <stop offset="1" stopColor="#DCEAE2" stopOpacity="0" />
      </linearGradient>
      <linearGradient id="dawn-near" x1="0" y1="0" x2="0" y2="1">
        <stop stopColor="#CBE1D8" />
        <stop offset="1" stopColor="#CBE1D8" stopOpacity="0" />
      </linearGradient>
      <rect width="390" height="220" fill="url(#dawn-sky)" />
      <circle cx="254" cy="116" r="24" fill="#FFF8EA" />
      <path
        d="M150 180c30-6 40-66 66-70 22-3 30 40 50 48 18-6 24-74 52-76 24-2 34 46 46 60 10 2 18-8 26-12v60H150z"
        fill="url(#dawn-far)"
      />
      <path d="M230 190c30-4 44-44 66-46 20-2 26 28 44 32 14-6 24-22 50-26v46H230z" fill="url(#dawn-near)" />
    </svg>
  )
}
