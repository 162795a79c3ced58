import { createRoot } from "react-dom/client";
import { connectToHost } from "./host/connect.ts";
import { openConnection } from "./host/connection.ts";
import { App } from "./wizard/app.tsx";

const root = document.getElementById("root");
if (root) createRoot(root).render(<App connection={openConnection(connectToHost())} />);
