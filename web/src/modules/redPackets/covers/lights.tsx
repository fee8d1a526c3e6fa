/** Ramadan and the Eids, Diwali, Hanukkah, Nowruz, New Year, thanks. Each fills 240 × 240 from its middle. */
import { gold, oldGold, paleGold, white } from './palette.ts'

const stars = (places: readonly (readonly [number, number, number])[], colour = paleGold) => (
  <g fill={colour}>
    {places.map(([x, y, size]) => (
      <path
        key={`${x} ${y}`}
        transform={`translate(${x} ${y}) scale(${size})`}
        d="M0-10 2.4-2.4 10 0 2.4 2.4 0 10-2.4 2.4-10 0l7.6-2.4z"
      />
    ))}
  </g>
)

/** All around, in degrees. */
const turns = (count: number): number[] => Array.from({ length: count }, (_, index) => (360 / count) * index)

export const Crescent = () => (
  <>
    <path d="M150 36a62 62 0 1 0 34 104 52 52 0 1 1-34-104z" fill={gold} />
    {stars([
      [168, 82, 1.3],
      [60, 44, 0.7],
      [206, 40, 0.6],
      [36, 112, 0.5],
      [214, 128, 0.8],
    ])}
    <g transform="translate(64 150)">
      <path d="M0-150V-34" stroke={oldGold} strokeWidth="2" />
      <path d="M0-34l14 14h-28z" fill={gold} />
      <path d="M-14-20h28l8 22-8 34h-28l-8-34z" fill={oldGold} />
      <path d="M-9-14h18l6 16-6 27H-9l-6-27z" fill={paleGold} />
      <path d="M0-14v43M-15 2h30" stroke={oldGold} strokeWidth="2" />
      <rect x="-16" y="36" width="32" height="7" rx="2" fill={gold} />
    </g>
    <path
      d="M0 240v-32h26v-14c0-14 8-22 16-28 8 6 16 14 16 28v14h30v-22c0-26 20-38 34-50 14 12 34 24 34 50v22h24v-30h5v-10l5-12 5 12v10h5v30h40v32z"
      fill="#062f2b"
      fillOpacity=".55"
    />
  </>
)

export const Lamp = () => (
  <>
    <g fill="none" stroke={gold} strokeOpacity=".4" strokeWidth="2">
      {turns(12).map((turn) => (
        <ellipse key={turn} cx="120" cy="62" rx="13" ry="38" transform={`rotate(${turn} 120 124)`} />
      ))}
      <circle cx="120" cy="124" r="104" />
    </g>
    <circle cx="120" cy="108" r="44" fill={paleGold} fillOpacity=".2" />
    <path d="M120 66c18 22 20 40 0 58-20-18-18-36 0-58z" fill="#f59b2e" />
    <path d="M120 88c9 12 10 24 0 34-10-10-9-22 0-34z" fill={paleGold} />
    <path d="M52 128c20 12 116 12 136 0-2 38-30 56-68 56s-66-18-68-56z" fill="#c5612f" />
    <ellipse cx="120" cy="129" rx="68" ry="10" fill="#8e3d1b" />
    <path
      d="M66 152c30 14 78 14 108 0"
      stroke={gold}
      strokeWidth="4"
      strokeDasharray="1 9"
      strokeLinecap="round"
      fill="none"
    />
    {stars([
      [34, 44, 0.6],
      [206, 46, 0.7],
      [30, 206, 0.6],
      [212, 204, 0.5],
    ])}
  </>
)

export const Candles = () => (
  <>
    <g fill="none" stroke={gold} strokeWidth="7" strokeLinecap="round">
      <path d="M120 96v108M84 204h72" />
      <path d="M36 100c0 96 168 96 168 0M57 100c0 72 126 72 126 0M78 100c0 48 84 48 84 0M99 100c0 24 42 24 42 0" />
    </g>
    {[36, 57, 78, 99, 120, 141, 162, 183, 204].map((x) => {
      const rise = x === 120 ? 16 : 0
      return (
        <g key={x} transform={`translate(${x} ${-rise})`}>
          <rect x="-4" y="70" width="8" height={26 + rise} rx="2" fill={white} />
          <path d="M0 46c6 8 7 14 0 20-7-6-6-12 0-20z" fill="#f6b53f" />
        </g>
      )
    })}
  </>
)

export const Sprouts = () => (
  <>
    <g stroke="#9bd65f" strokeWidth="4" strokeLinecap="round" fill="none">
      {Array.from({ length: 19 }, (_, index) => {
        const x = 34 + index * 5.4
        const lean = (index % 5) * 3 - 6
        const top = 62 + ((index * 7) % 17)
        return <path key={x} d={`M${x} 138q${lean / 2} -30 ${lean} ${top - 138}`} />
      })}
    </g>
    <rect x="28" y="118" width="110" height="11" fill="#d93a2b" />
    <path d="M24 136h118c0 32-22 52-59 52s-59-20-59-52z" fill={white} />
    <path d="M36 150c28 14 66 14 94 0" stroke="#2f6f9f" strokeWidth="3" fill="none" />
    <g transform="translate(182 142)">
      <circle r="42" fill="#bfe3ea" fillOpacity=".85" />
      <path d="M-39-14a42 42 0 0 0 78 0z" fill="#7cc3d3" />
      <path d="M-22 10c8-12 26-12 34-1l11-8v20l-11-8C4 24-14 22-22 10z" fill="#f0682f" />
      <circle cx="-13" cy="8" r="2" fill="#3a140a" />
      <ellipse cy="-40" rx="20" ry="4" fill={white} fillOpacity=".8" />
    </g>
    <g fill={gold}>
      <circle cx="40" cy="212" r="9" />
      <circle cx="64" cy="218" r="9" />
      <circle cx="90" cy="212" r="9" />
    </g>
  </>
)

const burst = (x: number, y: number, size: number, colour: string) => (
  <g transform={`translate(${x} ${y}) scale(${size})`} stroke={colour} strokeWidth="3.5" strokeLinecap="round">
    {turns(16).map((turn) => (
      <path key={turn} d={turn % 45 === 0 ? 'M0-16V-56' : 'M0-14V-36'} transform={`rotate(${turn})`} />
    ))}
    <circle r="5" fill={colour} stroke="none" />
  </g>
)

export const Fireworks = () => (
  <>
    {burst(92, 92, 1.15, gold)}
    {burst(180, 66, 0.75, '#f29a8e')}
    {burst(172, 156, 0.9, '#8fd3c4')}
    {burst(44, 180, 0.6, paleGold)}
    <path
      d="M0 240v-26h22v-18h20v18h18v-34h24v34h22v-12h26v12h20v-44l9-14 9 14v44h20v-20h22v20h28v26z"
      fill="#0b1030"
      fillOpacity=".6"
    />
  </>
)

export const Boat = () => (
  <>
    <circle cx="172" cy="70" r="34" fill={gold} />
    <path d="M-10 132 44 80l40 36 34-24 60 44z" fill="#084a45" />
    <g stroke={white} strokeOpacity=".7" strokeWidth="3" fill="none" strokeLinecap="round">
      <path d="M8 184c14-9 28-9 42 0s28 9 42 0 28-9 42 0 28 9 42 0 28-9 42 0M30 208c14-9 28-9 42 0s28 9 42 0 28-9 42 0 28 9 42 0" />
    </g>
    <path d="M44 144c40 12 112 12 152 0-10 22-32 34-76 34s-66-12-76-34z" fill="#7a3b22" />
    <path d="M78 149c2-28 18-40 42-40s40 12 42 40c-26 5-58 5-84 0z" fill={paleGold} />
    <path
      d="M98 150c1-20 4-34 10-40M142 150c-1-20-4-34-10-40M120 109v44"
      stroke={oldGold}
      strokeWidth="2"
      fill="none"
    />
    <path d="M182 150 214 96" stroke={oldGold} strokeWidth="4" strokeLinecap="round" />
  </>
)
