import styles from './MoneyBubble.module.css'

/** The coin on a red packet: round outside, square within. A picture: it does not change with the theme, nor mirror. */
export function Coin() {
  return (
    <svg className={styles.coin} viewBox="0 0 48 48" aria-hidden="true">
      <circle cx="24" cy="24" r="23" fill="#e7b85b" />
      <path d="M24 1a23 23 0 0 0-16.3 39.3L40.3 7.7A23 23 0 0 0 24 1z" fill="#f1cf85" />
      <circle cx="24" cy="24" r="19" fill="none" stroke="#a8741f" strokeOpacity=".55" strokeWidth="1.5" />
      <rect x="17.5" y="17.5" width="13" height="13" rx="2" fill="#a9281b" stroke="#a8741f" strokeWidth="1.5" />
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
