import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { shell } from './messages/en/shell.js';
import { startTheme } from './shell/theme.js';
import './styles/page.css';

startTheme();
document.documentElement.lang = shell.language.tag;
document.documentElement.dir = shell.language.dir;
createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
