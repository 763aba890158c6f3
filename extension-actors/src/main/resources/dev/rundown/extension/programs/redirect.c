/* Sends connections to 10.0.0.1:80 to a proxy on this machine, by writing into the context. */
#include "net.h"

#define SERVER 0x0a000001
#define SERVER_PORT 80
#define PROXY 0x7f000001
#define PROXY_PORT 8080

SEC("cgroup/connect4")
int redirect(bpf_sock_addr_t* context)
{
    if (context->protocol != IPPROTO_TCP || context->user_ip4 != htonl(SERVER) ||
        context->user_port != htons(SERVER_PORT)) {
        return BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT;
    }
    uint64_t process = bpf_get_current_pid_tgid();
    if (bpf_sock_addr_set_redirect_context(context, &process, sizeof(process)) < 0) {
        return BPF_SOCK_ADDR_VERDICT_REJECT;
    }
    context->user_ip4 = htonl(PROXY);
    context->user_port = htons(PROXY_PORT);
    return BPF_SOCK_ADDR_VERDICT_PROCEED_SOFT;
}
