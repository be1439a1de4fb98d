// The page begins: the nonce before anything that makes a style, then what is shown.
import './nonce.ts';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './styles.css';
import './graphiql.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App />);
