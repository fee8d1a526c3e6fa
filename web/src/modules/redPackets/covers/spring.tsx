/** Spring Festival, Mid-Autumn, weddings, birthdays, and the plain one. Each fills 240 × 240 from its middle. */
import { gold, oldGold, paleGold, white } from './palette.ts'

const cloud = 'M0 12a8 8 0 0 1 8-8 11 11 0 0 1 20-2 9 9 0 0 1 15 6 6 6 0 0 1 1 12H8a8 8 0 0 1-8-8z'

export const Plain = () => (
  <g fill="none" stroke={gold} strokeOpacity=".5" strokeWidth="2">
    {[0, 1, 2, 3, 4].map((row) =>
      [0, 1, 2, 3, 4, 5].map((column) => {
        const x = column * 52 - (row % 2) * 26 - 10
        const y = row * 52 + 18
        return (
          <g key={`${row} ${column}`}>
            <circle cx={x} cy={y} r="19" />
            <rect x={x - 6} y={y - 6} width="12" height="12" rx="1.5" />
          </g>
        )
      }),
    )}
  </g>
)

function OneLantern({ x, y, size }: { x: number; y: number; size: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <path d="M0-90V-34" stroke={gold} strokeWidth="2" />
      <ellipse cx="0" cy="0" rx="38" ry="31" fill="#f0543f" />
      <ellipse cx="0" cy="0" rx="24" ry="31" fill="none" stroke={paleGold} strokeOpacity=".7" strokeWidth="2" />
      <path d="M0-31V31" stroke={paleGold} strokeOpacity=".7" strokeWidth="2" />
      <rect x="-18" y="-37" width="36" height="8" rx="3" fill={gold} />
      <rect x="-18" y="29" width="36" height="8" rx="3" fill={gold} />
      <path d="M0 37v10M-6 47h12M-6 48v24M-2 48v28M2 48v28M6 48v24" stroke={gold} strokeWidth="2.5" />
    </g>
  )
}

export const Lantern = () => (
  <>
    <g fill={gold} fillOpacity=".28">
      <path d={cloud} transform="translate(18 168) scale(1.3)" />
      <path d={cloud} transform="translate(168 138) scale(1.1)" />
      <path d={cloud} transform="translate(96 196) scale(1.5)" />
    </g>
    <OneLantern x={78} y={84} size={1} />
    <OneLantern x={166} y={62} size={0.72} />
  </>
)

export const Moon = () => (
  <>
    <circle cx="132" cy="104" r="72" fill={paleGold} />
    <circle cx="132" cy="104" r="72" fill={gold} fillOpacity=".28" />
    <g fill={oldGold} fillOpacity=".25">
      <circle cx="104" cy="80" r="11" />
      <circle cx="160" cy="126" r="15" />
      <circle cx="158" cy="72" r="7" />
    </g>
    {/* The hare that pounds herbs up there. */}
    <g fill={white}>
      <ellipse cx="122" cy="142" rx="25" ry="20" />
      <circle cx="100" cy="122" r="14" />
      <ellipse cx="95" cy="100" rx="5" ry="15" transform="rotate(-14 95 100)" />
      <ellipse cx="106" cy="99" rx="5" ry="15" transform="rotate(8 106 99)" />
      <circle cx="146" cy="146" r="7" />
    </g>
    <circle cx="96" cy="120" r="2" fill="#5b2a1c" />
    <g stroke="#c98a2b" strokeWidth="3" fill="none" strokeLinecap="round">
      <path d="M-6 214c50-4 92-18 128-46M62 204c2-12 8-20 18-26M96 188c0-10 6-18 14-22" />
    </g>
    <g fill={gold}>
      {[
        [30, 206],
        [58, 194],
        [80, 176],
        [84, 198],
        [110, 166],
        [118, 180],
        [40, 218],
      ].map(([x = 0, y = 0]) => (
        <g key={x} transform={`translate(${x} ${y})`}>
          <circle r="4.5" cx="-4" />
          <circle r="4.5" cx="4" />
          <circle r="4.5" cy="-4" />
          <circle r="4.5" cy="4" />
        </g>
      ))}
    </g>
  </>
)

export const Rings = () => (
  <>
    <g fill="none" strokeWidth="9">
      <circle cx="98" cy="128" r="44" stroke={gold} />
      <circle cx="146" cy="128" r="44" stroke={paleGold} />
      <path d="M121 91a44 44 0 0 1 21 37 44 44 0 0 1-3 16" stroke={gold} />
    </g>
    <path d="M98 84l-11-15 6-8h10l6 8z" fill={white} />
    <path d="M87 69h22M98 84l-5-15 5-8 5 8z" stroke="#b9a3b8" strokeWidth="1" fill="none" />
    <g fill={white} fillOpacity=".75">
      {[
        [34, 60],
        [206, 70],
        [52, 196],
        [196, 190],
        [122, 30],
        [120, 212],
      ].map(([x = 0, y = 0]) => (
        <path key={`${x} ${y}`} d={`M${x} ${y + 7}l-8-8a5 5 0 0 1 8-6 5 5 0 0 1 8 6z`} />
      ))}
    </g>
  </>
)

export const Cake = () => (
  <>
    {['#f6c65b', '#8fd3c4', '#f7a6a0'].map((colour, index) => (
      <g key={colour} transform={`translate(${88 + index * 32} 0)`}>
        <rect x="-4" y="74" width="8" height="34" rx="2" fill={colour} />
        <path d="M0 48c7 8 8 14 0 22-8-8-7-14 0-22z" fill={paleGold} />
      </g>
    ))}
    <path d="M62 108h116a10 10 0 0 1 10 10v30H52v-30a10 10 0 0 1 10-10z" fill={white} />
    <path
      d="M52 122v-4a10 10 0 0 1 10-10h116a10 10 0 0 1 10 10v4c0 12-18 12-18 0 0 14-20 14-20 0 0 16-20 16-20 0 0 14-20 14-20 0 0 16-20 16-20 0 0 14-20 14-20 0 0 12-18 12-18 0z"
      fill="#f29a8e"
    />
    <rect x="40" y="148" width="160" height="44" rx="8" fill="#f7d9b9" />
    <path d="M40 164c13 12 27 12 40 0s27-12 40 0 27 12 40 0 27-12 40 0" stroke="#c8553d" strokeWidth="4" fill="none" />
    <rect x="28" y="192" width="184" height="8" rx="4" fill={gold} />
    <g fill={gold}>
      <circle cx="38" cy="66" r="4" />
      <circle cx="200" cy="54" r="5" />
      <circle cx="56" cy="36" r="3" />
      <circle cx="182" cy="92" r="3" />
    </g>
  </>
)
