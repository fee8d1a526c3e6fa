/** Saint Nicholas and the Befana, Christmas, Christmas in the East, Easter. Each fills 240 × 240 from its middle. */
import { gold, paleGold, white } from './palette.ts'

const flakes = (places: readonly (readonly [number, number, number])[]) => (
  <g stroke={white} strokeOpacity=".8" strokeLinecap="round">
    {places.map(([x, y, size]) => (
      <g key={`${x} ${y}`} transform={`translate(${x} ${y}) scale(${size})`} strokeWidth={2.2 / size}>
        <path d="M0-10V10M-8.7-5 8.7 5M-8.7 5 8.7-5" />
      </g>
    ))}
  </g>
)

export const Fir = () => (
  <>
    {flakes([
      [36, 60, 0.9],
      [204, 48, 1.1],
      [48, 150, 0.7],
      [202, 132, 0.8],
      [62, 26, 0.6],
    ])}
    <rect x="110" y="186" width="20" height="24" fill="#7a4a26" />
    <path d="M120 34 158 92h-18l32 46h-20l36 50H52l36-50H68l32-46H82z" fill="#2f8f5b" />
    <path d="M120 34v154h68l-36-50h20l-32-46h18z" fill="#25774b" />
    <path d="M86 124c24 12 46 10 66-4M72 172c34 14 70 12 98-6" stroke={paleGold} strokeWidth="3" fill="none" />
    <g>
      {[
        [104, 96, '#d93a2b'],
        [134, 112, gold],
        [96, 146, gold],
        [142, 152, '#d93a2b'],
        [84, 176, '#d93a2b'],
        [122, 176, white],
        [160, 176, gold],
      ].map(([x, y, colour]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="6.5" fill={String(colour)} />
      ))}
    </g>
    <path d="m120 16 5.5 12.5L139 30l-10 9 3 13.500-12-7-12 7 3-13.500-10-9 13.500-1.500z" fill={gold} />
    <path d="M0 214c60-14 180-14 240 0v26H0z" fill={white} fillOpacity=".85" />
  </>
)

export const Snow = () => (
  <>
    {flakes([
      [30, 40, 1],
      [84, 26, 0.7],
      [202, 36, 1.1],
      [216, 110, 0.7],
      [22, 120, 0.8],
      [160, 22, 0.6],
    ])}
    <path d="M120 34v22M112 42h16M114 51l12 4" stroke={gold} strokeWidth="3.5" strokeLinecap="round" />
    <path d="M120 56c6 16 30 22 30 44 0 14-12 22-30 22s-30-8-30-22c0-22 24-28 30-44z" fill={gold} />
    <rect x="98" y="120" width="44" height="30" fill={white} />
    <g fill="#4d8fc4">
      <path d="M66 92c4 12 20 16 20 32 0 10-8 16-20 16s-20-6-20-16c0-16 16-20 20-32zM174 92c4 12 20 16 20 32 0 10-8 16-20 16s-20-6-20-16c0-16 16-20 20-32z" />
    </g>
    <path d="M66 78v14M61 83h10M174 78v14M169 83h10" stroke={gold} strokeWidth="3" strokeLinecap="round" />
    <path d="M50 138h32v14h76v-14h32v72H50z" fill={white} />
    <g fill="#1b3a63">
      <path d="M108 210v-26a12 12 0 0 1 24 0v26zM62 176a6 6 0 0 1 12 0v16H62zM166 176a6 6 0 0 1 12 0v16h-12zM114 132a6 6 0 0 1 12 0v12h-12z" />
    </g>
    <path d="M0 206c70-10 170-10 240 0v34H0z" fill={white} />
  </>
)

export const Stocking = () => (
  <>
    {flakes([
      [34, 52, 0.9],
      [208, 70, 1],
      [44, 190, 0.7],
      [204, 178, 0.8],
    ])}
    <g>
      <circle cx="112" cy="56" r="15" fill="#f0892f" />
      <circle cx="140" cy="50" r="13" fill="#c8553d" />
      <path d="M128 58c-8-20-2-34 10-38 2 6-2 8-6 10 8 4 8 18 6 28z" fill={paleGold} />
      <path d="M92 58 82 30l-7 3 9 28z" fill={white} stroke="#d93a2b" strokeWidth="3" />
    </g>
    <rect x="78" y="62" width="86" height="32" rx="10" fill={white} />
    <path d="M84 94h74v62c0 6 4 10 10 13l26 12c16 8 10 33-8 33h-56c-26 0-46-16-46-44z" fill="#d93a2b" />
    <path d="M84 94h24v76c0 26 14 42 34 44h-12c-26 0-46-16-46-44z" fill="#b02a1e" />
    <path d="M118 120h40M118 140h40" stroke={gold} strokeWidth="6" />
    <path d="M186 178c18 8 14 36-2 36h-18c-6-16 2-32 20-36z" fill={white} />
  </>
)

export const Eggs = () => (
  <>
    <g stroke="#5fae5a" strokeWidth="5" strokeLinecap="round" fill="none">
      {Array.from({ length: 21 }, (_, index) => {
        const x = 14 + index * 10.6
        return (
          <path
            key={x}
            d={`M${x} 216q${(index % 3) * 5 - 5} -16 ${(index % 4) * 6 - 9} -${28 + ((index * 11) % 18)}`}
          />
        )
      })}
    </g>
    {[
      [78, 150, '#f2b84b', -8],
      [162, 152, '#e88a9a', 9],
      [120, 136, '#7fb6d9', 0],
    ].map(([x, y, colour, turn]) => (
      <g key={String(colour)} transform={`translate(${x} ${y}) rotate(${turn})`}>
        <path d="M0-54c22 0 36 34 36 56 0 24-16 38-36 38S-36 26-36 2c0-22 14-56 36-56z" fill={String(colour)} />
        <path
          d="m-33-10 11 9 11-9 11 9 11-9 11 9 11-9M-33 16l11-8 11 8 11-8 11 8 11-8 11 8"
          stroke={white}
          strokeWidth="4"
          fill="none"
        />
        <path d="M-24 30h48" stroke={white} strokeWidth="5" strokeDasharray="1 10" strokeLinecap="round" />
      </g>
    ))}
    <path d="M0 206c60-18 180-18 240 0v34H0z" fill="#4c9a4a" />
    <g fill={white}>
      {[
        [44, 62],
        [196, 54],
        [120, 46],
      ].map(([x = 0, y = 0]) => (
        <g key={x} transform={`translate(${x} ${y})`}>
          {[0, 72, 144, 216, 288].map((turn) => (
            <ellipse key={turn} cy="-9" rx="5.5" ry="9" transform={`rotate(${turn})`} />
          ))}
          <circle r="4.500" fill={gold} />
        </g>
      ))}
    </g>
  </>
)
