// The shop's home page as a plain React page: what the same content costs without a sandbox, a bridge and a second thread.
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'

const kinds = ['New', 'Home', 'Kitchen', 'Garden', 'Books']
const words = ['Tea', 'Cup', 'Lamp', 'Chair', 'Rug', 'Pan', 'Book', 'Vase']
const picture = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path fill="#cde" d="M0 0h40v40H0z"/><circle cx="20" cy="20" r="12" fill="#79b"/></svg>')}`
const goods = Array.from({ length: 20 }, (_, id) => ({
  id,
  name: `${words[id % 8]} Home ${id}`,
  price: ((990 + id * 37) / 100).toFixed(2),
  tags: ['new', words[(id + 3) % 8] ?? ''],
}))

function Home() {
  const [count, setCount] = useState(0)
  const [tab, setTab] = useState(0)
  return (
    <main>
      <input className="head" placeholder="Search for goods" readOnly />
      <img className="banner" src={picture} alt="" />
      <ul className="kinds">
        {kinds.map((kind, index) => (
          <li key={kind} className={index === tab ? 'chosen' : ''}>
            <button type="button" onClick={() => setTab(index)}>
              {kind}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" id="count" onClick={() => setCount(count + 1)}>
        {count}
      </button>
      <div className="goods">
        {goods.map(({ id, name, price, tags }) => (
          <article className="card" key={id}>
            <img className="picture" src={picture} alt="" />
            <p>{name}</p>
            <p>
              {tags.map((tag) => (
                <span className="tag" key={tag}>
                  {tag}
                </span>
              ))}
            </p>
            <footer>
              <b>¥{price}</b>
              <span>+</span>
            </footer>
          </article>
        ))}
      </div>
    </main>
  )
}

const style = document.createElement('style')
style.textContent =
  'body{margin:0;background:#f5f5f5;font:14px sans-serif}.banner{width:92%;height:160px;margin:8px 4%;object-fit:cover}.kinds{display:flex;list-style:none;padding:0;justify-content:space-around}.goods{display:flex;flex-wrap:wrap;justify-content:space-between;padding:8px 12px}.card{width:170px;margin-bottom:12px;border-radius:8px;background:#fff;overflow:hidden}.picture{width:170px;height:170px}.tag{padding:2px 6px;background:#eef}.card footer{display:flex;justify-content:space-between;padding:4px 8px}.head{width:90%;margin:8px}'
document.head.append(style)
const root = document.createElement('div')
document.body.append(root)
flushSync(() => createRoot(root).render(<Home />))
requestAnimationFrame(() => parent.postMessage('drawn', '*'))
