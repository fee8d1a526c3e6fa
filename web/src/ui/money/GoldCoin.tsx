import { useId } from 'react'
import { classes } from '../classes.ts'
import styles from './GoldCoin.module.css'

/** The coin that seals a packet. A picture: it neither mirrors nor changes with the theme. */
export function GoldCoin({ turning = false, size }: { turning?: boolean; size: 40 | 68 | 104 }) {
  const id = useId()
  return (
    <svg
      className={classes(styles.coin, size > 40 && styles.raised, turning && styles.turning)}
      width={size}
      height={size}
      viewBox="0 0 48 48"
      aria-hidden="true"
    >
      <linearGradient id={id} x1="0" y1="0" x2="1" y2="1">
        <stop stopColor="#f8df9f" />
        <stop offset=".55" stopColor="#e7b85b" />
        <stop offset="1" stopColor="#cc9536" />
      </linearGradient>
      <circle cx="24" cy="24" r="23" fill={`url(#${id})`} />
      <circle cx="24" cy="24" r="19" fill="none" stroke="#a8741f" strokeOpacity=".55" strokeWidth="1.5" />
      <rect
        x="17.5"
        y="17.5"
        width="13"
        height="13"
        rx="2"
        fill="var(--deep, #a9281b)"
        stroke="#a8741f"
        strokeWidth="1.5"
      />
      <path
        d="M12 13.5A16.5 16.5 0 0 1 24 8"
        stroke="#fff"
        strokeOpacity=".6"
        strokeWidth="2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  )
}
